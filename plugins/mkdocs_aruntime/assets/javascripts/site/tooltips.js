/**
 * Shows the title of an element, also of one that a script adds later, as a text that follows WCAG 2.2,
 * 1.4.13: it can be pointed at, stays as long as pointer or focus do, and goes with Escape.
 * It comes with the focus, too.
 */

/** Milliseconds for which a pointer rests before the text comes. */
const REST = 400;

/** Milliseconds in which a pointer may cross from an element to its text. */
const CROSSING = 300;

/** Pixels between the text and the edge of the window. Text and element touch, for slow pointers. */
const EDGE = 4;

const tooltip = document.createElement("div");
tooltip.id = "ar-tooltip";
tooltip.className = "ar-tooltip";
tooltip.role = "tooltip";
tooltip.popover = "manual";

/** @type {HTMLElement | undefined} whose title is shown, and kept in `data-title` lest the browser show it */
let host;

/** @type {HTMLElement | undefined} that was used, or its title put away; until the pointer comes again */
let dismissed;

/** The attribute that the host got while its title is taken from it. */
let added = "";

let timer = 0;

if ("popover" in HTMLElement.prototype) listen();

function listen() {
  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType !== "touch") point(titled(target));
  });
  document.documentElement.addEventListener("pointerleave", () => point(undefined));
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target.matches(":focus-visible")) show(titled(target));
  });
  document.addEventListener("focusout", () => later(leave, 0));
  document.addEventListener("click", used, true);
  document.addEventListener("keydown", dismiss, true);
  document.addEventListener("scroll", place, { capture: true, passive: true });
  addEventListener("resize", place);
}

/** @param {EventTarget | null} target */
function titled(target) {
  const found = target instanceof Element ? target.closest("[title]:not([title='']), [data-title]") : null;
  return found instanceof HTMLElement ? found : undefined;
}

/** @param {HTMLElement | undefined} asked */
function point(asked) {
  if (asked !== dismissed) dismissed = undefined;
  if (asked === undefined || asked === host) later(leave, CROSSING);
  else later(() => show(asked), REST);
}

/**
 * @param {() => void} what
 * @param {number} delay
 */
function later(what, delay) {
  clearTimeout(timer);
  timer = setTimeout(what, delay);
}

/** Hides the text unless pointer or focus hold it. */
function leave() {
  const held = host?.matches(":hover, :focus-visible, :has(:focus-visible)") || tooltip.matches(":hover");
  if (!held) hide();
}

/** @param {HTMLElement | undefined} asked */
function show(asked) {
  if (asked === host || asked === dismissed) return;
  hide();
  if (!asked?.isConnected || asked.title === "") return;
  host = asked;
  const text = asked.title;
  describe(asked, text);
  asked.dataset.title = text;
  asked.removeAttribute("title");
  tooltip.textContent = text;
  const parent = asked.closest("dialog") ?? document.body; // outside an open dialog all is inert
  parent.append(tooltip);
  tooltip.showPopover();
  place();
}

/**
 * Says for screen readers what the title said: the name of what has no other, else the description.
 *
 * @param {HTMLElement} element
 * @param {string} text
 */
function describe(element, text) {
  const name = element.getAttribute("aria-label") ?? element.textContent.trim();
  added = name === "" ? "aria-label" : "aria-describedby";
  if (name === text || element.hasAttribute(added)) added = "";
  else element.setAttribute(added, name === "" ? text : tooltip.id);
}

function hide() {
  if (host === undefined) return;
  tooltip.remove();
  if (added !== "") host.removeAttribute(added);
  if (!host.hasAttribute("title")) host.title = host.dataset.title ?? "";
  delete host.dataset.title;
  host = undefined;
}

/**
 * Who uses an element has read its title, which would lie over what comes next.
 *
 * @param {Event} event
 */
function used({ target }) {
  if (target instanceof Node && tooltip.contains(target)) return;
  clearTimeout(timer);
  dismissed = titled(target);
  hide();
}

/** @param {KeyboardEvent} event */
function dismiss(event) {
  if (event.key !== "Escape" || host === undefined) return;
  dismissed = host;
  hide();
  event.preventDefault(); // what is open behind the text stays open
  event.stopPropagation();
}

/** Puts the text below its element, or above where there is no room. */
function place() {
  if (host === undefined) return;
  const { top, bottom, left, width } = host.getBoundingClientRect();
  if (bottom < 0 || top > innerHeight) {
    hide();
    return;
  }
  const { offsetWidth, offsetHeight } = tooltip;
  const most = document.documentElement.clientWidth - offsetWidth - EDGE;
  const above = Math.max(EDGE, top - offsetHeight);
  tooltip.style.top = `${bottom + offsetHeight <= innerHeight ? bottom : above}px`;
  tooltip.style.left = `${Math.max(EDGE, Math.min(left + (width - offsetWidth) / 2, most))}px`;
}
