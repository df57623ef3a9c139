/**
 * A script, for before a page's own, that lets `patch` run first in every worker that the page starts.
 * @param patch the code of a module
 */
export function patchedWorkers(patch: string): string {
  return `{
    const moduleOf = (code) => URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    const Original = window.Worker;
    window.Worker = class extends Original {
      constructor(url, options) {
        const script = new URL(url, location.href).href;
        const patch = moduleOf(${JSON.stringify(patch)});
        const modules = [patch, script].map((each) => "import " + JSON.stringify(each) + ";");
        super(moduleOf(modules.join("")), options);
      }
    };
  }`;
}
