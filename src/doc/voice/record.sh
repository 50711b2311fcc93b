#!/usr/bin/env bash
# Makes the recordings of the spoken code (src/main/resources/fr/parvis/security/voice) anew.
# Needed only when a word changes, never by the build. Debian: apt-get install espeak-ng sox
# The synthesiser is eSpeak NG (GPL 3); what it says is no work derived of it, and free to use.
set -euo pipefail
cd "$(dirname "$0")/../../main/resources/fr/parvis/security/voice"
rm -f ./*.wav

say() { # name, words
  # slow, a little lower than the voice's own pitch, without the silence around the words
  espeak-ng -v fr-fr+f3 -s 135 -p 42 -a 160 -w "/tmp/voice-$1.wav" "$2"
  sox -V1 "/tmp/voice-$1.wav" -r 11025 -c 1 -e mu-law -b 8 "$1.wav" \
    silence 1 0.01 0.5% reverse silence 1 0.01 0.5% reverse treble +6 norm -3
  rm "/tmp/voice-$1.wav"
}

# the alphabet of French telephone operators: letters alone (D, P, T) sound alike
say A 'A, comme Anatole'
say C 'C, comme Célestin'
say D 'D, comme Désiré'
say E 'E, comme Eugène'
say F 'F, comme François'
say H 'H, comme Henri'
say J 'J, comme Joseph'
say K 'K, comme Kléber'
say L 'L, comme Louis'
say M 'M, comme Marcel'
say N 'N, comme Nicolas'
say P 'P, comme Pierre'
say R 'R, comme Raoul'
say T 'T, comme Thérèse'
say W 'double vé, comme William'
say X 'X, comme Xavier'
say Y 'i grec, comme Yvonne'
say 3 'chiffre trois'
say 4 'chiffre quatre'
say 7 'chiffre sept'
say 9 'chiffre neuf'
