// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/feed_position.h"

#include "domain/money.h"
#include "wire/json_fields.h"
#include "wire/json_writer.h"

namespace betlog::sync {

using base::JsonReader;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kMaxBytes = 1024 * 1024; ///< of a position: far above 64 patterns
constexpr qsizetype kMaxCovers = 1000;

RoomCursor::Cover readCover(JsonReader& reader)
{
    RoomCursor::Cover cover;
    cover.fromStart = reader.boolean("fromStart"_L1);
    cover.pattern =
        wire::readNamed<domain::RoomPattern>(reader, "rooms"_L1, &domain::RoomPattern::fromText);
    cover.since = wire::readSeq(reader, "since"_L1);
    return cover;
}

FeedPosition readPosition(JsonReader& reader)
{
    FeedPosition position;
    reader.objects("covers"_L1, 0, kMaxCovers, [&position](JsonReader& cover) {
        position.covers.append(readCover(cover));
    });
    position.epoch = wire::readId<base::Epoch>(reader, "epoch"_L1);
    position.seq = wire::readSeq(reader, "seq"_L1);
    return position;
}

Fork readFork(JsonReader& reader)
{
    Fork fork;
    fork.detail = wire::readText(reader, "detail"_L1);
    fork.n = reader.integer("n"_L1, 0, domain::kMaxAmountMinor);
    fork.ours = wire::readText(reader, "ours"_L1).toLatin1();
    fork.room = wire::readNamed<domain::Room>(reader, "room"_L1, &domain::Room::fromText);
    fork.seq = wire::readSeq(reader, "seq"_L1);
    fork.theirs = wire::readText(reader, "theirs"_L1).toLatin1();
    return fork;
}

} // namespace

QByteArray encodePosition(const FeedPosition& position)
{
    wire::JsonWriter writer(1024);
    writer.openObject();
    writer.key("covers"_L1);
    writer.openArray();
    for (const RoomCursor::Cover& cover : position.covers) {
        writer.openObject();
        writer.booleanMember("fromStart"_L1, cover.fromStart);
        writer.textMember("rooms"_L1, cover.pattern.text());
        writer.integerMember("since"_L1, cover.since.value());
        writer.closeObject();
    }
    writer.closeArray();
    writer.textMember("epoch"_L1, position.epoch.text());
    writer.integerMember("seq"_L1, position.seq.value());
    writer.closeObject();
    return writer.take();
}

base::Expected<FeedPosition> decodePosition(QByteArrayView text)
{
    return wire::decodeObject(text, kMaxBytes, &readPosition);
}

QByteArray encodeFork(const Fork& fork)
{
    wire::JsonWriter writer;
    writer.openObject();
    writer.textMember("detail"_L1, fork.detail);
    writer.integerMember("n"_L1, fork.n);
    writer.textMember("ours"_L1, QLatin1StringView(fork.ours));
    writer.textMember("room"_L1, fork.room.text());
    writer.integerMember("seq"_L1, fork.seq.value());
    writer.textMember("theirs"_L1, QLatin1StringView(fork.theirs));
    writer.closeObject();
    return writer.take();
}

base::Expected<Fork> decodeFork(QByteArrayView text)
{
    return wire::decodeObject(text, kMaxBytes, &readFork);
}

} // namespace betlog::sync
