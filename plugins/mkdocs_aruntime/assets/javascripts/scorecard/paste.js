/** Text that does not fit a field is refused in words, instead of being cut off in silence. */

const ROOM = 10_000; // characters, where a field says nothing of its own

/**
 * @param {HTMLElement} root
 * @param {(words: string) => void} say
 */
export function guardPaste(root, say) {
  root.addEventListener("paste", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
    const length = event.clipboardData?.getData("text").length ?? 0;
    const room = field.maxLength > 0 ? field.maxLength : ROOM;
    const replaced = (field.selectionEnd ?? 0) - (field.selectionStart ?? 0);
    if (field.value.length - replaced + length <= room) return;
    event.preventDefault();
    const [has, takes] = [length, room].map((each) => each.toLocaleString("en"));
    say(`The text has ${has} characters; this field takes ${takes}. Nothing was pasted.`);
  });
}
