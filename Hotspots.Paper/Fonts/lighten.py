#!/usr/bin/env python3
"""Makes the typefaces of the sheets lighter: a PDF carries each whole, and most of one is never drawn.

Inter as it is published holds tables for shaping (GPOS, GSUB, GDEF), for variable fonts (STAT) and names of glyphs, and glyphs that only shaping
reaches. The sheets draw letters one by one, so that none of it is used. What every character of the typeface looks like stays as it is, and so
do the numbers of the glyphs.

    lighten.py Inter-Regular.ttf OUT.ttf        (Python 3, nothing else)
"""
import struct
import sys

DROPPED = {b"GPOS", b"GSUB", b"GDEF", b"STAT"}


def tables_of(data):
    count = struct.unpack(">H", data[4:6])[0]
    tables = {}
    for i in range(count):
        tag, _, offset, length = struct.unpack(">4sIII", data[12 + 16 * i:28 + 16 * i])
        tables[tag] = data[offset:offset + length]
    return tables


def mapped(cmap):
    """Numbers of the glyphs that a character has."""
    glyphs = {0}
    for i in range(struct.unpack(">H", cmap[2:4])[0]):
        start = struct.unpack(">I", cmap[8 + 8 * i:12 + 8 * i])[0]
        table = cmap[start:]
        form = struct.unpack(">H", table[:2])[0]
        if form == 12:
            for k in range(struct.unpack(">I", table[12:16])[0]):
                first, last, glyph = struct.unpack(">III", table[16 + 12 * k:28 + 12 * k])
                glyphs.update(range(glyph, glyph + last - first + 1))
        elif form == 4:
            n = struct.unpack(">H", table[6:8])[0] // 2
            ends = struct.unpack(f">{n}H", table[14:14 + 2 * n])
            starts = struct.unpack(f">{n}H", table[16 + 2 * n:16 + 4 * n])
            deltas = struct.unpack(f">{n}h", table[16 + 4 * n:16 + 6 * n])
            at = 16 + 6 * n
            ranges = struct.unpack(f">{n}H", table[at:at + 2 * n])
            for k in range(n):
                for code in range(starts[k], min(ends[k], 0xFFFE) + 1):
                    glyph = code
                    if ranges[k]:
                        place = at + 2 * k + ranges[k] + 2 * (code - starts[k])
                        glyph = struct.unpack(">H", table[place:place + 2])[0]
                        if glyph == 0:
                            continue
                    glyphs.add((glyph + deltas[k]) & 0xFFFF)
        else:
            raise SystemExit(f"cmap format {form} is not known")
    return glyphs


def parts(outline):
    """Glyphs that a composite one is put together of."""
    if len(outline) < 10 or struct.unpack(">h", outline[:2])[0] >= 0:
        return
    at, more = 10, True
    while more:
        flags, glyph = struct.unpack(">HH", outline[at:at + 4])
        yield glyph
        at += 4 + (4 if flags & 1 else 2) + (2 if flags & 8 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0)
        more = bool(flags & 0x20)


def main(source, target):
    data = open(source, "rb").read()
    tables = {tag: text for tag, text in tables_of(data).items() if tag not in DROPPED}
    count = struct.unpack(">H", tables[b"maxp"][4:6])[0]
    is_long = struct.unpack(">h", tables[b"head"][50:52])[0] == 1
    loca = struct.unpack(f">{count + 1}{'I' if is_long else 'H'}", tables[b"loca"])
    places = loca if is_long else [2 * place for place in loca]
    outlines = [tables[b"glyf"][places[i]:places[i + 1]] for i in range(count)]
    kept, open_ = set(), list(mapped(tables[b"cmap"]))
    while open_:
        glyph = open_.pop()
        if glyph < count and glyph not in kept:
            kept.add(glyph)
            open_.extend(parts(outlines[glyph]))
    glyf, offsets = b"", []
    for i in range(count):
        offsets.append(len(glyf))
        if i in kept:
            glyf += outlines[i] + b"\0" * (-len(outlines[i]) % 4)
    offsets.append(len(glyf))
    tables[b"glyf"] = glyf
    tables[b"loca"] = struct.pack(f">{count + 1}I", *offsets)
    head = tables[b"head"]
    tables[b"head"] = head[:8] + b"\0\0\0\0" + head[12:50] + struct.pack(">h", 1) + head[52:]
    tables[b"post"] = struct.pack(">I", 0x00030000) + tables[b"post"][4:32]
    write(target, data[:4], tables)
    print(f"{target}: {len(kept)} of {count} glyphs drawn, {len(data)} -> {sum(map(len, tables.values()))} bytes")


def checksum(text):
    text += b"\0" * (-len(text) % 4)
    return sum(struct.unpack(f">{len(text) // 4}I", text)) & 0xFFFFFFFF


def write(target, version, tables):
    tags = sorted(tables)
    power = 1 << (len(tags).bit_length() - 1)
    head = version + struct.pack(">HHHH", len(tags), 16 * power, power.bit_length() - 1, 16 * (len(tags) - power))
    at, entries, body, head_at = 12 + 16 * len(tags), b"", b"", 0
    for tag in tags:
        text = tables[tag]
        entries += struct.pack(">4sIII", tag, checksum(text), at + len(body), len(text))
        if tag == b"head":
            head_at = at + len(body)
        body += text + b"\0" * (-len(text) % 4)
    whole = bytearray(head + entries + body)
    whole[head_at + 8:head_at + 12] = struct.pack(">I", (0xB1B0AFBA - checksum(bytes(whole))) & 0xFFFFFFFF)
    open(target, "wb").write(whole)


main(*sys.argv[1:])
