#!/bin/sh
# Sees to the system libraries with which WeasyPrint sets text: Pango and HarfBuzz.
#
# usage: ensure_pango.sh PYTHON     the Python that has WeasyPrint installed
#
# On Debian and Ubuntu, missing libraries are installed where this may be done without asking (root, or sudo without a
# password); elsewhere the one line to run is printed and the exit code is 1.
set -eu

python=$1

pango_is_there() {
  # Without harfbuzz-subset WeasyPrint warns and embeds fonts in another way, so that the bytes would differ.
  "$python" -W error::DeprecationWarning:weasyprint.text.ffi -c 'import weasyprint' >/dev/null 2>&1
}

known_to_apt() {
  for package in "$@"; do
    if apt-cache show "$package" >/dev/null 2>&1; then printf '%s ' "$package"; fi
  done
}

if pango_is_there; then exit 0; fi

if ! command -v apt-get >/dev/null 2>&1; then
  echo "Pango is missing. Install Pango 1.44 or later and HarfBuzz with your package manager, then run make again" >&2
  echo "(Fedora: dnf install pango; Arch: pacman -S pango; macOS: brew install pango)." >&2
  exit 1
fi

if [ "$(id -u)" = 0 ]; then
  as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
  as_root="sudo -n"
else
  echo "Pango is missing. Run this line, then make again:" >&2
  echo "  sudo apt-get install --yes libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" >&2
  exit 1
fi

echo "Installing Pango"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
# Older releases carry harfbuzz-subset inside another package, so only what apt knows is asked for.
# shellcheck disable=SC2046,SC2086  # words are meant to be split: a list of packages, an optional prefix
if ! { $as_root apt-get update --quiet &&
  $as_root apt-get install --yes --quiet --no-install-recommends \
    $(known_to_apt libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0); } >"$log" 2>&1 || ! pango_is_there; then
  cat "$log" >&2
  echo "Pango could not be installed; what apt-get said stands above." >&2
  exit 1
fi
