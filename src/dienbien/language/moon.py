"""Feasts that wander: days of the Vietnamese lunar calendar, Easter, and the months of Islam.

Comes in: years, months, days of those calendars. Goes out: days of ours, None where there is none. Reckoned
with the means of J. Meeus, "Astronomical Algorithms" (mean new moon with its larger terms, the sun's
longitude) at Hanoi's meridian, and with the tabular Islamic calendar, which may be a day off the sighted one.
"""

import datetime
import math
from functools import lru_cache

_HANOI = 7 / 24
_SYNODIC = 29.530588853
_EPOCH_1900 = 2415021.076998695
_TO_JULIAN = 1721425
_ISLAMIC_EPOCH = 227015


@lru_cache(maxsize=256)
def lunar_day(year: int, month: int, day: int) -> datetime.date | None:
    """A day of the Vietnamese lunar calendar ("rằm tháng Giêng": month 1, day 15); leap months are left out.

    `year` is that of our calendar in which the lunar year begins: month 12 mostly lies in the next one.
    """
    first = _eleventh_moon(year - 1)
    if month >= 11:
        first = _eleventh_moon(year)
    steps = (month - 11) % 12
    last = _eleventh_moon(year if month < 11 else year + 1)
    if round(last - first) == 13:
        leap = _leap_step(first)
        steps += 1 if steps >= leap else 0
    start = _new_moon(first + steps)
    if not 1 <= day <= _new_moon(first + steps + 1) - start:
        return None
    return datetime.date.fromordinal(start + day - 1 - _TO_JULIAN)


def _new_moon(number: int) -> int:
    """The day (Julian number, Hanoi) of a new moon, counted from that of January 1900."""
    t = number / 1236.85
    t2, t3 = t * t, t * t * t
    rad = math.pi / 180
    mean = 2415020.75933 + 29.53058868 * number + 0.0001178 * t2 - 0.000000155 * t3
    mean += 0.00033 * math.sin((166.56 + 132.87 * t - 0.009173 * t2) * rad)
    sun = (359.2242 + 29.10535608 * number - 0.0000333 * t2 - 0.00000347 * t3) * rad
    moon = (306.0253 + 385.81691806 * number + 0.0107306 * t2 + 0.00001236 * t3) * rad
    node = (21.2964 + 390.67050646 * number - 0.0016528 * t2 - 0.00000239 * t3) * rad
    shift = (0.1734 - 0.000393 * t) * math.sin(sun) + 0.0021 * math.sin(2 * sun)
    shift += -0.4068 * math.sin(moon) + 0.0161 * math.sin(2 * moon) - 0.0004 * math.sin(3 * moon)
    shift += 0.0104 * math.sin(2 * node) - 0.0051 * math.sin(sun + moon) - 0.0074 * math.sin(sun - moon)
    shift += 0.0004 * math.sin(2 * node + sun) - 0.0004 * math.sin(2 * node - sun)
    shift += -0.0006 * math.sin(2 * node + moon) + 0.0010 * math.sin(2 * node - moon)
    shift += 0.0005 * math.sin(2 * moon + sun)
    delta = -0.000278 + 0.000265 * t + 0.000262 * t2
    return math.floor(mean + shift - delta + 0.5 + _HANOI)


def _sun_sign(day: int) -> int:
    """Which twelfth of the zodiac the sun is in as a day begins in Hanoi; 9 opens at the winter solstice."""
    t = (day - 0.5 - _HANOI - 2451545.0) / 36525
    rad = math.pi / 180
    anomaly = (357.52910 + 35999.05030 * t - 0.0001559 * t * t - 0.00000048 * t * t * t) * rad
    length = 280.46645 + 36000.76983 * t + 0.0003032 * t * t
    length += (1.914600 - 0.004817 * t - 0.000014 * t * t) * math.sin(anomaly)
    length += (0.019993 - 0.000101 * t) * math.sin(2 * anomaly) + 0.000290 * math.sin(3 * anomaly)
    return math.floor(length % 360 / 30)


def _eleventh_moon(year: int) -> int:
    """The number of the new moon that opens the eleventh month: the one with the winter solstice."""
    end = datetime.date(year, 12, 31).toordinal() + _TO_JULIAN
    number = math.floor((end - _EPOCH_1900) / _SYNODIC)
    return number - 1 if _sun_sign(_new_moon(number)) >= 9 else number


def _leap_step(first: int) -> int:
    """How many months after the eleventh the leap month comes: the first in which the sun changes no sign."""
    return next(
        step
        for step in range(1, 14)
        if _sun_sign(_new_moon(first + step)) == _sun_sign(_new_moon(first + step + 1))
    )


def easter(year: int, *, orthodox: bool = False) -> datetime.date:
    """Easter Sunday, by the Gregorian reckoning or by that of the Orthodox churches."""
    if orthodox:
        day = 19 * (year % 19) + 15
        moon = day % 30
        week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
        month, left = divmod(moon + week + 114, 31)
        julian = datetime.date(year, month, left + 1)
        return julian + datetime.timedelta(days=year // 100 - year // 400 - 2)
    century = year // 100
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - moon - year % 100 % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return datetime.date(year, month, day + 1)


def islamic_day(year: int, month: int, day: int) -> datetime.date | None:
    """The last such day of the Islamic calendar that begins in a year of ours, give or take a day."""
    guess = (year - 622) * 33 // 32 + 1
    found = (_islamic(guess + more, month, day) for more in (1, 0, -1))
    return next((date for date in found if date.year == year), None)


def _islamic(year: int, month: int, day: int) -> datetime.date:
    before = (year - 1) * 354 + (3 + 11 * year) // 30
    months = math.ceil(29.5 * (month - 1))
    return datetime.date.fromordinal(_ISLAMIC_EPOCH + before + months + day - 1)
