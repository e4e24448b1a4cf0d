// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/room_chains.h"

#include <algorithm>

namespace betlog::sync {

using namespace Qt::Literals::StringLiterals;

namespace {

QString sentence(const domain::Room& room, qint64 n, const QByteArray& theirs)
{
    if (theirs.isEmpty())
        return u"The server has lost change %1 of %2, which this computer has seen."_s.arg(n).arg(
            room.text());
    return u"The server's change %1 of %2 is another one than this computer has seen."_s.arg(n).arg(
        room.text());
}

} // namespace

std::optional<Fork> RoomChains::follow(const wire::Change& change)
{
    const auto known = m_heads.find(change.room);
    const bool isNext = known != m_heads.end() && change.n == known->n + 1;
    const bool isFirst = known == m_heads.end() && change.n == 1;
    // Without a hash there is nothing to check; the wire never brings such a change.
    const bool canCheck = !change.hash.isEmpty() && (isFirst || (isNext && !known->hash.isEmpty()));
    if (canCheck && wire::hashAfter(change, isNext ? known->hash : QByteArray()) != change.hash) {
        Head& head = isNext ? *known : *m_heads.insert(change.room, Head());
        return fork(head, change.room, change.n, change.seq, change.hash);
    }
    m_heads.insert(change.room, {change.seq, change.n, change.hash, std::nullopt});
    return std::nullopt;
}

std::optional<Fork> RoomChains::recheck(const wire::Change& change)
{
    const auto known = m_heads.find(change.room);
    if (known == m_heads.end() || known->n != change.n || known->fork || change.hash.isEmpty())
        return std::nullopt;
    if (known->hash == change.hash || known->hash.isEmpty())
        return std::nullopt;
    return fork(*known, change.room, change.n, change.seq, change.hash);
}

std::optional<Fork>
RoomChains::meet(const domain::Room& room, const wire::RoomHead* told, base::Seq seq)
{
    const auto known = m_heads.find(room);
    const qint64 n = told ? told->n : 0;
    if (known != m_heads.end()) {
        if (known->fork)
            return std::nullopt;
        if (n < known->n)
            return fork(*known, room, n + 1, {}, {});
        if (n == known->n && told && !known->hash.isEmpty() && told->hash != known->hash)
            return fork(*known, room, n, {}, told->hash);
    }
    if (told)
        m_heads.insert(room, {seq, n, told->hash, std::nullopt});
    return std::nullopt;
}

Fork RoomChains::fork(
    Head& head, const domain::Room& room, qint64 n, base::Seq seq, const QByteArray& theirs)
{
    head.fork = Fork {room, n, seq, head.hash, theirs, sentence(room, n, theirs)};
    return *head.fork;
}

bool RoomChains::isForked(const domain::Room& room) const
{
    const auto known = m_heads.constFind(room);
    return known != m_heads.constEnd() && known->fork;
}

QList<Fork> RoomChains::forks() const
{
    QList<Fork> forks;
    for (const Head& head : m_heads) {
        if (head.fork)
            forks.append(*head.fork);
    }
    std::sort(forks.begin(), forks.end(), [](const Fork& a, const Fork& b) {
        return a.room.text() < b.room.text();
    });
    return forks;
}

} // namespace betlog::sync
