// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/change_page.h"

#include "domain/bet_rules.h"
#include "wire/bet_json.h"
#include "wire/json_fields.h"
#include "wire/json_writer.h"
#include "wire/limits.h"
#include "wire/room_patterns_json.h"

#include <limits>
#include <numeric>

namespace betlog::wire {

using base::Expected;
using base::JsonReader;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A pattern of rooms as text: its league in UTF-8, its week, and what stands around them.
constexpr qsizetype kPatternBytes = 3 * domain::bet_limits::kMaxLeague + 16;
/// What stands around the bets of a snapshot's part: three numbers of at most 20 digits, and the
/// rooms.
constexpr qsizetype kSnapshotFrameBytes = 160 + limits::kMaxRoomPatterns * kPatternBytes;
/// A head takes 400 bytes at most, with every character of its league escaped.
constexpr qsizetype kMaxHeadsInPart = 500;

qsizetype bytesOf(const QList<QByteArray>& texts)
{
    return std::accumulate(
        texts.begin(), texts.end(), qsizetype(0), [](qsizetype sum, const QByteArray& text) {
            return sum + text.size() + 1;
        });
}

void writeTexts(JsonWriter& writer, const QList<QByteArray>& texts)
{
    writer.openArray();
    for (const QByteArray& text : texts)
        writer.json(text);
    writer.closeArray();
}

QList<QByteArray> textsOf(const QList<RoomHead>& heads)
{
    QList<QByteArray> texts;
    texts.reserve(heads.size());
    for (const RoomHead& head : heads)
        texts.append(encodeRoomHead(head));
    return texts;
}

ChangePage readChangePage(JsonReader& reader)
{
    ChangePage page;
    page.epoch = readId<base::Epoch>(reader, "epoch"_L1);
    page.from = readSeq(reader, "from"_L1);
    page.to = readSeq(reader, "to"_L1);
    page.head = readSeq(reader, "head"_L1);
    page.more = reader.boolean("more"_L1);
    reader.objects("changes"_L1, 0, limits::kMaxChangesPage, [&](JsonReader& change) {
        page.changes.append(readChange(change));
    });
    return page;
}

SnapshotPage readSnapshotPage(JsonReader& reader)
{
    SnapshotPage page;
    page.epoch = readId<base::Epoch>(reader, "epoch"_L1);
    page.seq = readSeq(reader, "seq"_L1);
    reader.objects("bets"_L1, 0, std::numeric_limits<int>::max(), [&](JsonReader& bet) {
        page.bets.append(readBet(bet));
    });
    page.heads = readRoomHeads(reader);
    return page;
}

} // namespace

Expected<ChangePage> decodeChangePage(QByteArrayView text)
{
    return decodeObject(text, limits::kMaxHttpAnswerBytes, &readChangePage);
}

Expected<SnapshotPage> decodeSnapshotPage(QByteArrayView text)
{
    return decodeObject(text, limits::kMaxHttpAnswerBytes, &readSnapshotPage);
}

QByteArray encodeChangePage(const ChangePage& withoutChanges, const QList<QByteArray>& changes)
{
    JsonWriter writer(bytesOf(changes) + 256);
    writer.openObject();
    writer.key("changes"_L1);
    writeTexts(writer, changes);
    writer.textMember("epoch"_L1, withoutChanges.epoch.text());
    writer.integerMember("from"_L1, withoutChanges.from.value());
    writer.integerMember("head"_L1, withoutChanges.head.value());
    writer.booleanMember("more"_L1, withoutChanges.more);
    writer.integerMember("to"_L1, withoutChanges.to.value());
    writer.closeObject();
    return writer.take();
}

QByteArray encodeSnapshotPage(
    base::Epoch epoch, base::Seq seq, const QList<QByteArray>& bets, const QList<RoomHead>& heads)
{
    const QList<QByteArray> headTexts = textsOf(heads);
    JsonWriter writer(bytesOf(bets) + bytesOf(headTexts) + 256);
    writer.openObject();
    writer.key("bets"_L1);
    writeTexts(writer, bets);
    writer.textMember("epoch"_L1, epoch.text());
    writer.key("heads"_L1);
    writeTexts(writer, headTexts);
    writer.integerMember("seq"_L1, seq.value());
    writer.closeObject();
    return writer.take();
}

QList<qsizetype> snapshotParts(const QList<qsizetype>& betBytes)
{
    constexpr qsizetype kRoom = limits::kMaxServerMessageBytes - kSnapshotFrameBytes;
    QList<qsizetype> counts {0};
    qsizetype used = 0;
    for (const qsizetype bytes : betBytes) {
        if (used + bytes + 1 > kRoom && counts.constLast() > 0) {
            counts.append(0);
            used = 0;
        }
        ++counts.last();
        used += bytes + 1;
    }
    return counts;
}

QList<QList<RoomHead>> headParts(const QList<RoomHead>& heads)
{
    QList<QList<RoomHead>> parts;
    for (qsizetype i = 0; i < heads.size(); i += kMaxHeadsInPart)
        parts.append(heads.mid(i, kMaxHeadsInPart));
    return parts;
}

QByteArray encodeSnapshotPart(const Snapshot& withoutBets, const QList<QByteArray>& bets)
{
    const QList<QByteArray> headTexts = textsOf(withoutBets.heads.value_or(QList<RoomHead> {}));
    JsonWriter writer(bytesOf(bets) + bytesOf(headTexts) + kSnapshotFrameBytes);
    writer.openObject();
    writer.key("bets"_L1);
    writeTexts(writer, bets);
    writer.key("heads"_L1);
    writeTexts(writer, headTexts);
    writer.integerMember("part"_L1, withoutBets.part);
    writer.integerMember("parts"_L1, withoutBets.parts);
    if (withoutBets.rooms)
        writeRooms(writer, *withoutBets.rooms);
    writer.integerMember("seq"_L1, withoutBets.seq.value());
    writer.textMember("type"_L1, "snapshot"_L1);
    writer.closeObject();
    return writer.take();
}

} // namespace betlog::wire
