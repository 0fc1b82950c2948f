/*
 * Draws the formulas of a page. Each element of the class "math" holds TeX; KaTeX, loaded before this, puts a picture for the eye and
 * MathML for screen readers in its place. A formula that KaTeX refuses stays as TeX and says why when it is pointed at.
 */
"use strict";
(() => {
  const draw = formula => {
    const tex = formula.textContent;
    try {
      katex.render(tex, formula, { displayMode: formula.classList.contains("display") });
      formula.classList.add("drawn");
    } catch (refusal) {
      formula.textContent = tex;
      formula.classList.add("refused");
      formula.title = refusal.message;
    }
  };

  /* A formula wider than its place scrolls, and then the keyboard must be able to reach it. */
  const reach = formula => {
    if (formula.scrollWidth > formula.clientWidth) {
      formula.tabIndex = 0;
      formula.setAttribute("role", "group");
      formula.setAttribute("aria-label", "Formula");
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) {
        formula.removeAttribute(name);
      }
    }
  };

  /* KaTeX writes the widths of a few signs as style attributes, which a strict policy forbids. Set as properties they pass. */
  const setAttribute = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function (name, value) {
    if (name === "style") {
      this.style.cssText = value;
    } else {
      setAttribute.call(this, name, value);
    }
  };
  try {
    document.querySelectorAll(".math").forEach(draw);
  } finally {
    Element.prototype.setAttribute = setAttribute;
  }

  const displayed = document.querySelectorAll(".math.display.drawn");
  const sizes = new ResizeObserver(changes => changes.forEach(change => reach(change.target)));
  displayed.forEach(formula => sizes.observe(formula));
  document.fonts.addEventListener("loadingdone", () => displayed.forEach(reach));
})();
