/** What `--help` prints. */
export const helpText = `Fine-tune CLIP on the command line: the same experiments as on the page.

  npm run -s lipsum -- run [link | spec.json] --out DIR
      Trains every recipe of the spec. Prints one JSON event a line and writes spec.json,
      recording.json, which the page opens, and per run metrics.csv, results.json and
      tuned.safetensors: into DIR for one recipe, into DIR/<recipe>/ for several. Without a spec the
      default one runs.
      A run that was interrupted goes on with run --out DIR --resume, to the same numbers. One that
      would take more memory than --budget GB is refused with the changes that fit (default: what
      the machine has left).
  npm run -s lipsum -- eval [--weights FILE] [--spec link | spec.json]
      Prints results.json of the zero-shot model, and beside it of the given weights.
  npm run -s lipsum -- analyse --kind KIND [--weights FILE] [--spec link | spec.json]
      Prints an analysis of a model on all test pictures, as JSON; without --weights, of the
      zero-shot model. KIND is domains (results by domain), calibration (NLL, ECE, reliability),
      confusion, pictures (lost and won, with probabilities), shifts (energy gaps on three sets of
      texts, feature distortion), texts (which random texts moved most), path (the α path of
      WiSE-FT) or map (score vectors of the zero-shot model and of every --weights in one plane).
  npm run -s lipsum -- graph [link | spec.json] --out step.onnx [--recipe ID]
      Writes the training step as an ONNX file, for Netron or any ONNX runtime.
  npm run -s lipsum -- recipes [--costs]
      Lists the methods, what they need, and every field with its default, its range and where it
      comes from. With --costs: what each method costs with the spec's settings.
  npm run -s lipsum -- export --weights FILE --out DIR [--spec link | spec.json]
      Writes the image tower of tuned.safetensors in transformers.js' layout: onnx/vision_model.onnx,
      config.json, preprocessor_config.json. The spec names the model that was tuned.
  npm run -s lipsum -- memory [link | spec.json] [--on webgpu | wasm | node] [--budget GB]
      Tells what training by the spec would take, by part, counted in its graphs before anything
      runs; and where that is above the budget (default: 4 GB), which changes make it fit.
  npm run -s lipsum -- import FROM... --out NAME [--classes A,B] [--domains A,B] [--reference A]
                              [--per-class N] [--image-size S] [--seed N] [--restrict]
      Makes a data set of pictures, for --set dataset=folder:NAME, and prints what it holds. FROM
      is a folder or .zip files of <domain>/<class>/<file> (or <class>/<file>: one domain), with or
      without DomainNet's lists (.txt); .parquet files in DomainNet's form; or
      hf:wltjr1007/DomainNet, of which the chosen parts are fetched.
        --classes    Names, lists (dn4il, domainnet126) or groups of five, dn4il:1 to dn4il:20, as
                     dn4il:fruits too (default: all).
        --domains    Names (default: all).
        --reference  The domain to train on (default: real, or else the first).
        --per-class  Pictures of a class and domain to train on and, as many again, to test on, at
                     most (default: 100).
        --image-size Side of the model's input in pixels (default: 224).
        --seed       Draws which pictures, where there are more (default: 0).
        --restrict   Classifies pictures of a domain that lacks classes among those that it has, as
                     ImageNet's shifted sets are measured (default: among all, as DomainNet's are).

Options
  --set NAME=VALUE   Changes one field of the spec; may be repeated (--set lipsum-ft.texts=40).
  --assets DIR       The folder that holds models/ and data/ (default: public/).
  --models DIR       Your own models, for --set model=folder:NAME, and where those of the Hugging Face
                     hub are kept, for --set model=hf:owner/name (default: models/).
  --data DIR         Where imported data sets are kept (default: datasets/).
  --hub URL          The hub's address, or that of a mirror (default: LIPSUM_HUB, or the hub's own).
  --threads N        CPU threads (default: all).
  --help             This text.

npm's -s keeps npm's own lines out of the output. Exit code 0: done; 2: the arguments or the spec
are bad, with one line a fault; 1: anything else.
`;
