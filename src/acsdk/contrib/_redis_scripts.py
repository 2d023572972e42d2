"""What the rate limit does inside Redis: the engine's plan, and a line in which workers wait.

Everything happens there and on its clock, so that the workers' clocks need not agree. A worker that may not send yet
takes a place in line and learns when its turn is; who is not back soon after that has died or is late, and loses the
place. A slot is only taken by a worker that sends at once: slots booked ahead were measured to be worse.
"""

from __future__ import annotations

from typing import Final

from acsdk._engine.plan import CONSTANTS, SEVERAL_PROCESSES

__all__ = ["ANSWERED", "BOOK", "LATE", "PAUSE", "REFUSED"]

_LATE_SECONDS = 0.1
_KNOWN = {**CONSTANTS, "FIRST_MARGIN": SEVERAL_PROCESSES.first, "EASE": SEVERAL_PROCESSES.ease, "LATE": _LATE_SECONDS}
_PRELUDE: Final = (
    "".join(f"local {name} = {value!r}\n" for name, value in _KNOWN.items())
    + """
local now = redis.call('TIME')
now = tonumber(now[1]) + tonumber(now[2]) / 1e6
local log, line, due, facts = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local function fact(name, otherwise) return tonumber(redis.call('HGET', facts, name) or otherwise) end
local function note(name, moment) redis.call('HSET', facts, name, string.format('%.6f', moment)) end
"""
)

BOOK: Final = (
    _PRELUDE
    + """
local worker, rate, size, accepted, slot = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[5]
local margin = math.max(LEAST_MARGIN, fact('margin', FIRST_MARGIN) - EASE * accepted)
redis.call('HSET', facts, 'margin', tostring(margin))

for _, gone in ipairs(redis.call('ZRANGEBYSCORE', due, '-inf', '(' .. string.format('%.6f', now))) do
  redis.call('ZREM', line, gone)
  redis.call('ZREM', due, gone)
end
local ahead = redis.call('ZRANK', line, worker) or redis.call('ZCARD', line)

local sends = {}
local scored = redis.call('ZRANGE', log, -size, -1, 'WITHSCORES')
for place = 2, #scored, 2 do table.insert(sends, scored[place]) end
for place = 1, ahead + 1 do
  local earlier = sends[#sends - size + 1]
  local ready = earlier and math.max(now, tonumber(earlier) + size / rate + margin) or now
  table.insert(sends, string.format('%.6f', ready))
end
local ready, kind = tonumber(sends[#sends]), 'turn'
local last = tonumber(scored[#scored] or '0')
if fact('paced', 0) > now and last > 0 then ready = math.max(ready, last + (ahead + 1) / rate) end

local cut = fact('cut', 0) > 0
if fact('paused', 0) > now then
  ready, kind = math.max(ready, fact('paused', 0)), 'pause'
elseif cut and fact('asked', 0) > now then
  ready, kind = now + math.min(LOOK_SECONDS, fact('asked', 0) - now), 'asked'
end

local wait = ready - now
if wait <= 0 then
  kind = cut and 'asks' or 'slot'
  if cut then note('asked', now + ASKING_SECONDS) end
  redis.call('ZADD', log, string.format('%.6f', now), slot)
  redis.call('ZREMRANGEBYRANK', log, 0, -size - 1)
  redis.call('ZREM', line, worker)
  redis.call('ZREM', due, worker)
else
  redis.call('ZADD', line, 'NX', string.format('%.6f', now), worker)
  redis.call('ZADD', due, string.format('%.6f', ready + LATE), worker)
end
for _, key in ipairs(KEYS) do redis.call('EXPIRE', key, 86400) end
return {kind, string.format('%.6f', math.max(0, wait))}
"""
)
"""Books a slot, or takes a place in line. ARGV: worker, rate, size of the window, requests accepted since, slot."""

PAUSE: Final = (
    _PRELUDE
    + """
local till = now + math.min(LONGEST_PAUSE, tonumber(ARGV[1]))
if till > fact('paused', 0) then note('paused', till) end
if ARGV[2] == 'cut' then note('cut', 1) end
redis.call('HDEL', facts, 'asked')
"""
)
"""Pauses all. ARGV: seconds, and ``cut`` where one is to ask before the others go."""

REFUSED: Final = (
    _PRELUDE
    + """
local margin = fact('margin', FIRST_MARGIN)
if margin >= PACING_MARGIN then note('paced', now + PACING_SECONDS) end
if now - fact('grown', 0) >= GROWS_EVERY then
  note('grown', now)
  redis.call('HSET', facts, 'margin', tostring(math.min(MOST_MARGIN, margin + MARGIN_STEP)))
end
"""
)
"""Grows the margin after a 429."""

ANSWERED: Final = (
    _PRELUDE
    + """
if fact('asked', 0) > 0 then redis.call('HDEL', facts, 'cut', 'asked') end
"""
)
"""The one that asked was let through: all may go."""

LATE: Final = """
local booked = redis.call('ZSCORE', KEYS[1], ARGV[1])
if booked then redis.call('ZADD', KEYS[1], string.format('%.6f', tonumber(booked) + tonumber(ARGV[2])), ARGV[1]) end
"""
"""Moves a slot to when it was used. ARGV: slot, seconds."""
