// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/message_text.h"

#include "wire/error_code.h"

namespace betlog::sync {

using namespace Qt::Literals::StringLiterals;

namespace {

QString roomsText(const QList<domain::RoomPattern>& rooms)
{
    QStringList texts;
    for (const domain::RoomPattern& room : rooms)
        texts.append(room.text());
    return texts.join(u' ');
}

QString seqText(base::Seq seq)
{
    return u"seq %1"_s.arg(seq.value());
}

struct ServerTexts
{
    QString operator()(const wire::Connection&) const { return u"connection"_s; }

    QString operator()(const wire::Welcome& welcome) const
    {
        return u"welcome, %1"_s.arg(seqText(welcome.seq));
    }

    QString operator()(const wire::Snapshot& part) const
    {
        return u"snapshot %1/%2, %3 bets, %4"_s.arg(part.part)
            .arg(part.parts)
            .arg(part.bets.size())
            .arg(seqText(part.seq));
    }

    QString operator()(const wire::Change& change) const
    {
        const QString type = change.updateType
            ? u"%1 (%2)"_s.arg(
                wire::changeTypeName(change.type), wire::updateTypeName(*change.updateType))
            : QString(wire::changeTypeName(change.type));
        return u"%1 #%2 of %3, %4"_s.arg(type)
            .arg(change.bet.number)
            .arg(change.room.text(), seqText(change.seq));
    }

    QString operator()(const wire::Live& live) const { return u"live, "_s + seqText(live.seq); }

    QString operator()(const wire::Ack& ack) const
    {
        return u"ack of #%1, %2"_s.arg(ack.bet.number).arg(seqText(ack.seq));
    }

    QString operator()(const wire::Refusal& refusal) const
    {
        return u"error %1: %2"_s.arg(wire::errorCodeName(refusal.error.code), refusal.error.detail);
    }

    QString operator()(const wire::Reset& reset) const { return u"reset: "_s + reset.reason; }

    QString operator()(const wire::Heartbeat& beat) const
    {
        return u"heartbeat, "_s + seqText(beat.seq);
    }

    QString operator()(const wire::Presence& presence) const
    {
        return u"presence of %1"_s.arg(presence.users.size());
    }

    QString operator()(const wire::Goodbye& goodbye) const
    {
        return u"goodbye: "_s + goodbye.reason;
    }

    QString operator()(const wire::Pong&) const { return u"pong"_s; }

    QString operator()(const wire::CatalogChanged&) const { return u"catalogue changed"_s; }
};

struct ClientTexts
{
    QString operator()(const wire::Hello& hello) const
    {
        const QString from = hello.resume ? seqText(hello.resume->seq) : u"the start"_s;
        return u"hello for %1 from %2"_s.arg(roomsText(hello.rooms), from);
    }

    QString operator()(const wire::Subscribe& subscribe) const
    {
        return u"subscribe to "_s + roomsText(subscribe.rooms);
    }

    QString operator()(const wire::Mutate& mutate) const
    {
        return u"%1 %2"_s.arg(
            wire::operationName(mutate.mutation.operation), mutate.mutation.betId.text());
    }

    QString operator()(const wire::Ping&) const { return u"ping"_s; }
};

} // namespace

QString asText(const wire::ServerMessage& message)
{
    return std::visit(ServerTexts {}, message);
}

QString asText(const wire::ClientMessage& message)
{
    return std::visit(ClientTexts {}, message);
}

} // namespace betlog::sync
