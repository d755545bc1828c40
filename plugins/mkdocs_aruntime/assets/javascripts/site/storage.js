/**
 * The theme reads what it keeps without looking at it, in scripts on which its menus and the search depend.
 * So before them: what it could not use is removed, and a browser that keeps nothing for this site has a
 * storage that lasts as long as the page. No module, because modules run too late.
 */
(() => {
  const OF_THE_THEME = /\.(__[a-z]+)$/; // the site's path comes before it

  /** @type {Readonly<Record<string, (value: unknown) => boolean>>} */
  const USABLE = {
    __palette: (value) => {
      const { index, color } = /** @type {{ index?: unknown, color?: unknown }} */ (value);
      return Number.isInteger(index) && (color === undefined || isPalette(color));
    },
    __tabs: (value) => Array.isArray(value) && value.every((each) => typeof each === "string"),
    __consent: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  };

  /** @param {unknown} color whose keys and values become attributes */
  function isPalette(color) {
    if (typeof color !== "object" || color === null) return color === null;
    const words = Object.entries(color).flat();
    return (
      words.every((each) => typeof each === "string" && each.length < 80) &&
      Object.keys(color).every((key) => /^[a-z]+$/.test(key))
    );
  }

  /** @param {Storage} storage */
  function clean(storage) {
    for (const key of Object.keys(storage)) {
      const name = OF_THE_THEME.exec(key)?.[1];
      if (name !== undefined && !isUsable(name, storage.getItem(key))) storage.removeItem(key);
    }
  }

  /**
   * @param {string} name
   * @param {string | null} text
   */
  function isUsable(name, text) {
    try {
      const value = JSON.parse(text ?? "");
      return USABLE[name]?.(value) ?? true;
    } catch {
      return false;
    }
  }

  /** @returns {Storage} of this page alone */
  function ofThePage() {
    /** @type {Map<string, string>} */
    const kept = new Map();
    return {
      get length() {
        return kept.size;
      },
      key: (at) => [...kept.keys()][at] ?? null,
      getItem: (key) => kept.get(String(key)) ?? null,
      setItem: (key, value) => void kept.set(String(key), String(value)),
      removeItem: (key) => void kept.delete(String(key)),
      clear: () => kept.clear(),
    };
  }

  for (const name of /** @type {const} */ (["localStorage", "sessionStorage"])) {
    try {
      clean(window[name]);
    } catch {
      Object.defineProperty(window, name, { value: ofThePage(), configurable: true });
    }
  }
})();
