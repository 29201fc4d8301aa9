#!/usr/bin/env bash
# What the action does after it is installed: lint, build, verify, and say in the summary of the run what came out.
# Every step runs, so that one run shows all findings; the first that fails decides the exit code.
#
# TOOL    the checkout of the generator        PLACE   its environment, and the folder for what is kept besides
# SHEETS  files or folders, one on each line   OUT     the folder for what is built
# ONLY, THEME, STRICT  as the options of build; empty, or false, for none
# BASE    the commit to compare with in the summary; empty, or zeros, for none
set -uo pipefail

cheatsheet=$PLACE/bin/cheatsheet
summary=${GITHUB_STEP_SUMMARY:-/dev/null}
mapfile -t sheets < <(sed '/^[[:space:]]*$/d' <<< "$SHEETS")
options=(--out "$OUT" --format github)
if [[ -n ${ONLY:-} ]]; then options+=(--only "$ONLY"); fi
if [[ -n ${THEME:-} ]]; then options+=(--theme "$THEME"); fi
strict=()
if [[ ${STRICT:-false} == true ]]; then strict+=(--strict); fi

status=0
attempt() {
  "$@" || { local failed=$?; if [[ $status == 0 ]]; then status=$failed; fi; return "$failed"; }
}

echo "sarif=$PLACE/cheatsheets.sarif" >> "${GITHUB_OUTPUT:-/dev/null}"
attempt "$cheatsheet" lint "${sheets[@]}" "${strict[@]}" --format github --sarif "$PLACE/cheatsheets.sarif"
attempt "$cheatsheet" build "${sheets[@]}" "${options[@]}" "${strict[@]}"
proven=$(attempt "$cheatsheet" verify --out "$OUT" 2>&1) || status=${status/#0/1}
echo "$proven"

{
  echo "## Cheatsheets"
  if [[ ${BASE:-} =~ [1-9a-f] ]] && changes=$("$cheatsheet" diff "${sheets[@]}" --against "$BASE" --format markdown); then
    printf '\n### What learners will see\n\n%s\n' "$changes"
  fi
  printf '\n### What was checked\n\n```text\n%s\n```\n' "$proven"
  "$PLACE/bin/python" "$TOOL/tools/summary.py" "$OUT" "$PLACE/pictures"
} >> "$summary"
exit "$status"
