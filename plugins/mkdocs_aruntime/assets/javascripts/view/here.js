/**
 * The page's address up to its query. With its origin: a path alone may begin with two slashes, and would
 * then name another host.
 */
export function here() {
  return location.origin + location.pathname;
}
