// SPDX-License-Identifier: GPL-3.0-or-later
// The same ballots counted by the npm package "votes": medians of five, in ms of processor time.
// node reference-votes.mjs PATH-OF-PACKAGE duels|schulze FILE
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [place, work, file] = process.argv.slice(2)
const { Schulze, utils } = await import(pathToFileURL(join(place, 'dist/index.js')).href)
const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(1)
const ballots = lines.map((line) => ({ ranking: line.slice(2).split('>').map((name) => [name]), weight: 1 }))
const candidates = ballots[0].ranking.map(([name]) => name).sort()
const matrix = () => utils.matrixFromBallots(ballots, candidates)
const duels = work === 'schulze' ? matrix() : null
const took = []
for (let run = 0; run < 5; run++) {
  const began = process.cpuUsage()
  if (duels) new Schulze(duels).ranking()
  else matrix()
  const { user, system } = process.cpuUsage(began)
  took.push((user + system) / 1000)
}
console.log(took.sort((a, b) => a - b)[2].toFixed(2))
