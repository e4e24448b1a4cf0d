// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/fork_alarm.h"

#include "app/sync/replica.h"
#include "app/sync/sync_engine.h"
#include "app/widgets/fork_dialog.h"
#include "app/widgets/note_banner.h"

#include <algorithm>

namespace betlog::widgets {

namespace {

QString loudSentence(const sync::Fork& fork, qsizetype others)
{
    const QString more = others == 0 ? QString()
        : others == 1                ? ForkAlarm::tr(" So it is with 1 other league’s week.")
                      : ForkAlarm::tr(" So it is with %1 other leagues’ weeks.").arg(others);
    return ForkAlarm::tr("The server tells another past of %1: change %2 is not the one that this "
                         "computer has seen. Your copy is kept, and nothing more of it is taken "
                         "until you choose.")
               .arg(roomText(fork.room), QString::number(fork.n))
        + more;
}

QString calmSentence(const QList<sync::Fork>& forks)
{
    QStringList rooms;
    for (const sync::Fork& fork : forks)
        rooms.append(roomText(fork.room));
    return ForkAlarm::tr("You keep your own copy of %1. Nothing new of it comes from the server.")
        .arg(rooms.join(QStringLiteral("; ")));
}

} // namespace

ForkAlarm::ForkAlarm(const Parts& parts, QWidget& window)
    : QObject(&window)
    , m_with(parts)
    , m_window(window)
{
    connect(&m_with.engine, &sync::SyncEngine::forkFound, this, &ForkAlarm::refresh);
    connect(&m_with.engine, &sync::SyncEngine::forksChanged, this, &ForkAlarm::refresh);
    connect(&m_with.engine, &sync::SyncEngine::cacheLoaded, this, &ForkAlarm::refresh);
    refresh();
}

void ForkAlarm::refresh()
{
    const QList<sync::Fork> forks = m_with.engine.forks();
    m_kept.removeIf([&forks](const sync::Fork& kept) { return !forks.contains(kept); });
    if (forks.isEmpty())
        return m_with.banner.clear();
    QList<sync::Fork> open = forks;
    open.removeIf([this](const sync::Fork& fork) { return m_kept.contains(fork); });
    const sync::Fork first = open.isEmpty() ? forks.first() : open.first();
    const NoteBanner::Offer look {tr("Look at both…"), [this, first] {
                                      show(first);
                                  }};
    if (open.isEmpty())
        m_with.banner.say(calmSentence(forks), {look});
    else
        m_with.banner.say(loudSentence(first, open.size() - 1), {look}, NoteBanner::Tone::Alarm);
}

void ForkAlarm::show(const sync::Fork& fork)
{
    auto* const dialog = new ForkDialog(
        {m_with.client, fork, changesOf(fork.room), betsOf(fork.room), m_currency}, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ForkDialog::keepWanted, this, [this, fork] { keep(fork); });
    connect(dialog, &ForkDialog::takeWanted, this, [this, room = fork.room] {
        m_with.engine.takeServersCopy(room);
    });
    dialog->open();
    dialog->load();
}

void ForkAlarm::keep(const sync::Fork& fork)
{
    if (!m_kept.contains(fork))
        m_kept.append(fork);
    refresh();
}

qint64 ForkAlarm::changesOf(const domain::Room& room) const
{
    const QList<wire::RoomHead> heads = m_with.engine.heads(room.week);
    const auto head = std::ranges::find(heads, room, &wire::RoomHead::room);
    return head == heads.end() ? 0 : head->n;
}

QList<domain::Bet> ForkAlarm::betsOf(const domain::Room& room) const
{
    QList<domain::Bet> bets;
    const sync::Replica& replica = m_with.engine.replica();
    for (const base::BetId id : replica.betsOfWeek(room.week)) {
        const std::optional<domain::Bet> bet = replica.confirmed(id);
        if (bet && bet->league == room.league)
            bets.append(*bet);
    }
    return bets;
}

} // namespace betlog::widgets
