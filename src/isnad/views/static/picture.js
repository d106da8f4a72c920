// Makes pictures larger and smaller: by buttons, by the keys + - 0, by Ctrl with the wheel. They are moved by dragging,
// by the arrow keys, by a finger. Without this script they stand as they are and scroll.
(() => {
  "use strict";
  const STEP = 1.25;
  const LARGEST = 8; // times the size that the picture was drawn in

  function made(name, words, said) {
    const element = document.createElement(name);
    element.textContent = words;
    if (said) element.setAttribute("aria-label", said);
    return element;
  }

  function handle(frame) {
    const svg = frame.querySelector("svg");
    const drawn = svg.viewBox.baseVal;
    const told = made("output", "");
    let scale = 0; // 0: as first shown

    // Where a picture wider than its frame is first looked at: at what it marks as its middle, else at its left.
    const start = Math.max(0, (svg.dataset.middle || 0) * svg.getBoundingClientRect().width - frame.clientWidth / 2);

    const shown = () => svg.getBoundingClientRect().width / drawn.width;
    const smallest = () => Math.min(1, frame.clientWidth / drawn.width);

    function reset() {
      scale = 0;
      svg.style.width = svg.style.minWidth = "";
      frame.classList.remove("held");
      frame.scrollTo(start, 0);
      told.textContent = "";
    }

    // The point of the picture at (x, y) of the frame stays where it is.
    function resize(times, x = frame.clientWidth / 2, y = frame.clientHeight / 2) {
      const before = shown();
      scale = Math.min(LARGEST, Math.max(smallest(), before * times));
      const high = frame.clientHeight;
      const across = (frame.scrollLeft + x) / before;
      const down = (frame.scrollTop + y) / before;
      if (!frame.classList.contains("held")) frame.style.setProperty("--high", `${high}px`);
      frame.classList.add("held");
      svg.style.minWidth = "0";
      svg.style.width = `${scale * drawn.width}px`;
      frame.scrollTo(across * scale - x, down * scale - y);
      told.textContent = `${Math.round(100 * scale)} %`;
    }

    const keys = { "+": () => resize(STEP), "=": () => resize(STEP), "-": () => resize(1 / STEP), 0: reset };
    frame.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
      event.preventDefault();
      keys[event.key]();
    });

    frame.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey) return;
        event.preventDefault();
        const { left, top } = frame.getBoundingClientRect();
        resize(event.deltaY < 0 ? STEP : 1 / STEP, event.clientX - left, event.clientY - top);
      },
      { passive: false },
    );

    frame.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "mouse" || event.button !== 0) return;
      frame.setPointerCapture(event.pointerId);
      frame.classList.add("dragged");
    });
    frame.addEventListener("pointermove", (event) => {
      if (frame.classList.contains("dragged")) frame.scrollBy(-event.movementX, -event.movementY);
    });
    for (const end of ["pointerup", "pointercancel"]) {
      frame.addEventListener(end, () => frame.classList.remove("dragged"));
    }

    const tools = made("div", "");
    tools.className = "tools";
    const buttons = [
      ["−", "Smaller", () => resize(1 / STEP)],
      ["+", "Larger", () => resize(STEP)],
      ["reset", "Reset the picture", reset],
    ];
    for (const [sign, said, act] of buttons) {
      const button = made("button", sign, said);
      button.type = "button";
      button.addEventListener("click", act);
      tools.append(button);
    }
    const hint = made("span", "Drag or use the arrows to move; ");
    for (const [key, words] of [["+", " and "], ["−", " or Ctrl with the wheel to resize; "], ["0", " resets."]]) {
      hint.append(made("kbd", key), words);
    }
    hint.id = "picture-keys";
    frame.setAttribute("aria-describedby", hint.id);
    tools.append(told, hint);
    frame.before(tools);
    frame.scrollTo(start, 0);
  }

  document.querySelectorAll("figure > .scroll").forEach(handle);
})();
