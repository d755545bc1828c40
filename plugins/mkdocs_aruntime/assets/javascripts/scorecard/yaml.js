/** The YAML library, fetched when the first file asks for it. */

export async function loadYaml() {
  try {
    return await import("js-yaml");
  } catch (error) {
    throw new Error("YAML needs a part of this site that is not loaded yet, and it cannot be fetched now; JSON works without it", { cause: error });
  }
}
