"""The options of the plugin, as they stand in ``mkdocs.yml``."""

from __future__ import annotations

from mkdocs.config import base
from mkdocs.config import config_options as option

from mkdocs_aruntime.publish.links import EDIT, ISSUE, unknown_placeholders


class Template(option.Type[str]):
    """An address in which names in braces are filled in; any other name is refused with those known."""

    def __init__(self, default: str, names: tuple[str, ...]) -> None:
        super().__init__(str, default=default)
        self._names = names

    def run_validation(self, value: object) -> str:
        """Refuse what cannot be filled in."""
        template = super().run_validation(value)
        for found in unknown_placeholders(template, self._names):
            known = ", ".join(f"{{{name}}}" for name in self._names)
            raise base.ValidationError(f"'{found}' is not known here; expected {known}")
        return template


class CorrectionsConfig(base.Config):  # type: ignore[no-untyped-call]
    """Where a reader goes to correct something; names in braces are filled in."""

    edit = Template("{repo}/edit/main/{path}", EDIT)
    issue = Template(
        "{repo}/issues/new?template=correction.yml&title={title}&page={page}&target={path}", ISSUE
    )


class SecurityConfig(base.Config):  # type: ignore[no-untyped-call]
    """What ``.well-known/security.txt`` says; without this block there is no such file."""

    contact = option.ListOfItems(option.Type(str), default=[])
    """``https:``, ``mailto:`` or ``tel:`` addresses, the preferred one first."""
    policy = option.Type(str, default="")
    """The ``https:`` address of the policy for reports."""
    languages = option.ListOfItems(option.Type(str), default=[])
    """In which a report may be written, as language tags."""
    canonical = option.Type(str, default="")
    """The ``https:`` address of the file; made of ``site_url`` where empty."""
    valid_days = option.Type(int, default=180)
    """How long the file holds from the day of the build on; less than a year."""


class ARuntimeConfig(base.Config):  # type: ignore[no-untyped-call]
    """Where the data is, and what is made of it."""

    runtimes = option.Dir(exists=True, default="runtimes")
    policy = option.File(exists=True, default="evaluator/policy.yml")
    guide_sections = option.ListOfItems(option.Type(str), default=[])
    """The sections of the guides in reading order; others follow by name."""
    data_license = option.Type(str, default="")
    """What others may do with the data, as an SPDX id; told with the API and the list of pages."""
    node_modules = option.Type(str, default="node_modules")
    cache = option.Type(str, default=".cache")
    browser_evaluator = option.Type(bool, default=True)
    """Ship Python for the browser; without it the scorecard page shows the worked decisions only."""
    inline_scripts = option.ListOfItems(option.Type(str), default=[])
    """Texts of inline scripts in the site's own templates; any other but the theme's is refused."""
    corrections = option.SubConfig(CorrectionsConfig)
    security = option.SubConfig(SecurityConfig)
