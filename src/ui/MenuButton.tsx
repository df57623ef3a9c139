import { useId, useRef } from "react";
import type { MouseEvent, ReactNode, ToggleEvent } from "react";
import "./menuButton.css";

interface MenuButtonProps {
  readonly label: string;
  readonly title: string;
  readonly className: string;
  /** What stands on the button. */
  readonly face: ReactNode;
  /** The menu's content; a press of a button in it shuts the menu. */
  readonly children: ReactNode;
}

/** A button with a small menu, which lies over everything and within the window. */
export function MenuButton({ label, title, className, face, children }: MenuButtonProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  /** A popover is placed by hand: on the side of the button that has more room. */
  const place = ({ newState }: ToggleEvent<HTMLDivElement>) => {
    if (newState !== "open" || !button.current || !menu.current) return;
    const { left, right, top, bottom } = button.current.getBoundingClientRect();
    const { style } = menu.current;
    const [isLeft, isUpper] = [left < window.innerWidth / 2, top < window.innerHeight / 2];
    style.left = isLeft ? `${left}px` : "auto";
    style.right = isLeft ? "auto" : `${document.documentElement.clientWidth - right}px`;
    style.top = isUpper ? `${bottom + 4}px` : "auto";
    style.bottom = isUpper ? "auto" : `${window.innerHeight - top + 4}px`;
  };
  const closeAfter = ({ target, currentTarget }: MouseEvent<HTMLDivElement>) => {
    if (target instanceof Element && target.closest("button")) currentTarget.hidePopover();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        popoverTarget={id}
        aria-label={label}
        title={title}
      >
        {face}
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        className="menu panel"
        onBeforeToggle={place}
        onClick={closeAfter}
      >
        {children}
      </div>
    </>
  );
}
