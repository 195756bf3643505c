# SPDX-License-Identifier: GPL-3.0-or-later
# bench-references.sh BENCH SOURCE FIGURES: the ballots of BENCH counted by the npm package "votes", where node and
# the package are there ($VOTES: the package's folder, default node_modules/votes). FIGURES: what BENCH printed in this run, for the ratio.
bench=$1 source=$2 figures=$3 votes=${VOTES:-node_modules/votes}
if ! command -v node >/dev/null || ! test -f "$votes/package.json"; then
	echo 'references: none here ("npm install votes" brings one; VOTES=FOLDER names another place)'
	exit 0
fi
echo "references: node $(node --version), votes $(sed -n 's/.*"version": "\(.*\)".*/\1/p' "$votes/package.json")"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tell()
{
	"$bench" --write "$folder/ballots.csv" "$2" "$3" || return
	theirs=$(node "$source/tests/bench/reference-votes.mjs" "$votes" "$4" "$folder/ballots.csv")
	awk -v what="$1" -v theirs="$theirs" 'index($0, what) == 1 {
		ours = substr($0, 59) + 0
		printf "%-58s %10.2f ms, talka is %.0f times as fast\n", "votes: " what, theirs, theirs / ours
	}' "$figures"
}
tell "duels, 100,000 ballots x 50 items" 100000 50 duels
tell "schulze, 200 items, from the duels" 1001 200 schulze
