"""Debian's nginx, Apache and Caddy on loopback, without rights of their own, each with the recipe of a built site."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NOBODY = "www-data"
"""As whom they run where the tests run as root: Apache takes no site from root."""

NGINX = """
daemon off; pid {work}/pid; error_log stderr; worker_processes 1;
events {{}}
http {{
  include /etc/nginx/mime.types; default_type application/octet-stream; access_log off;
  client_body_temp_path {work}/1; proxy_temp_path {work}/2; fastcgi_temp_path {work}/3;
  uwsgi_temp_path {work}/4; scgi_temp_path {work}/5;
  server {{
    listen 127.0.0.1:{port}; root {site};
    include {site}/headers.nginx.conf;
    location /api/v1/schema/ {{ add_header X-Own "1"; }}
    location /api/v1/runtimes/ {{ add_header X-Own "1"; include {site}/headers.nginx.conf; }}
  }}
}}
"""

APACHE = """
ServerRoot {work}
ServerName 127.0.0.1
PidFile {work}/pid
ErrorLog {work}/errors
Listen 127.0.0.1:{port}
DefaultRuntimeDir {work}
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule dir_module {modules}/mod_dir.so
LoadModule mime_module {modules}/mod_mime.so
LoadModule headers_module {modules}/mod_headers.so
TypesConfig /etc/mime.types
<VirtualHost 127.0.0.1:{port}>
  DocumentRoot {site}
  Include {site}/headers.apache.conf
</VirtualHost>
"""

CADDY = """
{{
  admin off
  auto_https off
}}
http://127.0.0.1:{port} {{
  root * {site}
  import {site}/headers.caddy
  file_server
}}
"""

MODULES = "/usr/lib/apache2/modules"

HOSTS: dict[str, tuple[str, str, Callable[[str], list[str]]]] = {
    "nginx": ("nginx", NGINX, lambda config: ["-e", "stderr", "-c", config]),
    "apache": ("apache2", APACHE, lambda config: ["-D", "FOREGROUND", "-f", config]),
    "caddy": ("caddy", CADDY, lambda config: ["run", "--adapter", "caddyfile", "--config", config]),
}
"""Of each host its program, its configuration, and the arguments that name it."""


@contextmanager
def running(host: str, site: Path) -> Iterator[str]:
    """Serve a copy of a site that anybody may read; gives the address.

    A program that is missing skips the test, but fails it in CI, which installs them (`install-packages.sh`).
    """
    name, config, arguments = HOSTS[host]
    program = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            f"{name} is not installed; on Debian 'apt-get install {name}' brings it"
        )
    with tempfile.TemporaryDirectory() as folder:
        work = _readable(Path(folder), site)
        port = _free_port()
        text = config.format(work=work, site=work / "site", port=port, modules=MODULES)
        (work / "config").write_text(text, "utf-8")
        command = [program, *arguments(str(work / "config"))]
        user = NOBODY if os.geteuid() == 0 else None
        home = {"PATH": os.environ["PATH"], "HOME": str(work), "XDG_DATA_HOME": str(work)}
        with (work / "log").open("wb") as said:
            process = subprocess.Popen(
                command, cwd=work, env=home, user=user, group=user, stdout=said, stderr=said
            )
        try:
            _wait_for(process, port, work)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.wait(30)


def _readable(folder: Path, site: Path) -> Path:
    """A folder that the server may write to, with the site in it."""
    shutil.copytree(site, folder / "site")
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    if os.geteuid() == 0:
        shutil.chown(folder, NOBODY)
    return folder


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(process: subprocess.Popen[bytes], port: int, work: Path) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    said = [path.read_text("utf-8", "replace") for path in (work / "log", work / "errors") if path.is_file()]
    pytest.fail(f"{process.args} does not serve: {said}")
