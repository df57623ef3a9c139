import "./noticeText.css";

interface NoticeTextProps {
  /** The file that it is. */
  readonly name: string;
  readonly text: string;
}

/** A licence or a card as it is written. A long one scrolls, also by keyboard. */
export function NoticeText({ name, text }: NoticeTextProps) {
  return (
    <pre className="notice-text" role="group" aria-label={name} tabIndex={0}>
      {text}
    </pre>
  );
}
