/** The YAML library, as every feature loads it. */

export { loadYaml } from "../view/yaml.js";
