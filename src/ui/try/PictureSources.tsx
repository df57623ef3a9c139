import { useRef } from "react";
import { useWords } from "../useWords.ts";

interface PictureSourcesProps {
  readonly onFile: (file: File) => void;
}

/** Opens a picture from the disk, or from the camera of a phone. */
export function PictureSources({ onFile }: PictureSourcesProps) {
  const { tryIt: words } = useWords();
  return (
    <div className="try-sources">
      <FileButton label={words.open} onFile={onFile} />
      <span className="try-camera">
        <FileButton label={words.photograph} onFile={onFile} isCamera />
      </span>
      <span className="panel-note">
        {words.paste} {words.private}
      </span>
    </div>
  );
}

interface FileButtonProps extends PictureSourcesProps {
  readonly label: string;
  readonly isCamera?: boolean;
}

function FileButton({ label, onFile, isCamera = false }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="button" onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        {...(isCamera && { capture: "environment" })}
        aria-label={label}
        tabIndex={-1}
        className="visually-hidden"
        onChange={({ target }) => {
          const file = target.files?.[0];
          // So that the same file can be chosen again.
          target.value = "";
          if (file) onFile(file);
        }}
      />
    </>
  );
}
