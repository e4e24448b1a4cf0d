// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/world/world_acts.h"

#include "tests/support/bets.h"

#include <algorithm>

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kEarlierWeeks = 4;

std::chrono::milliseconds days(quint64 count)
{
    return std::chrono::hours(24) * static_cast<int>(count);
}

} // namespace

WorldActs::WorldActs(SeededWorld& world)
    : m_world(world)
    , m_acts {
          {12, &WorldActs::placeBet},
          {1, &WorldActs::placeMany},
          {16, &WorldActs::setResult},
          {12, &WorldActs::editBet},
          {4, &WorldActs::deleteBet},
          {4, &WorldActs::restoreBet},
          {4, &WorldActs::dealWithRefusal},
          {2, &WorldActs::takeBack},
          {4, &WorldActs::turnPage},
          {2, &WorldActs::hideWindow},
          {3, &WorldActs::askAtOnce},
          {6, &WorldActs::cutLine},
          {3, &WorldActs::silenceLine},
          {3, &WorldActs::pullCable},
          {2, &WorldActs::swallowRequests},
          {3, &WorldActs::refuseUpgrades},
          {2, &WorldActs::clogLine},
          {2, &WorldActs::slowDown},
          {2, &WorldActs::killServer},
          {3, &WorldActs::cutServersPowerSoon},
          {2, &WorldActs::stopServer},
          {8, &WorldActs::startServer},
          {1, &WorldActs::fillServersDisk},
          {1, &WorldActs::keepBackup},
          {1, &WorldActs::changeHistory},
          {3, &WorldActs::killClient},
          {3, &WorldActs::cutClientsPowerSoon},
          {2, &WorldActs::sendToSleep},
          {1, &WorldActs::setClock}}
{
    for (const Act& act : std::as_const(m_acts))
        m_weights += act.weight;
}

void WorldActs::step()
{
    quint64 at = below(m_weights);
    for (const Act& act : std::as_const(m_acts)) {
        if (at < act.weight)
            return (this->*act.happen)();
        at -= act.weight;
    }
}

/// Mostly short, so that one thing happens in the middle of the other; at times everything can
/// settle before the next.
std::chrono::milliseconds WorldActs::pause()
{
    switch (below(12)) {
    case 0:
        return 30s + std::chrono::milliseconds(static_cast<qint64>(below(60'000)));
    case 1:
    case 2:
    case 3:
        return std::chrono::milliseconds(static_cast<qint64>(below(5000)));
    default:
        return std::chrono::milliseconds(static_cast<qint64>(below(300)));
    }
}

SimClient* WorldActs::someone()
{
    SimClient& client = *m_world.m_clients.at(below(SeededWorld::kClients));
    return client.isRunning() && !client.machine().isAsleep() ? &client : nullptr;
}

std::optional<sync::ShownBet> WorldActs::someBet(SimClient& client)
{
    const QList<base::BetId> ids = client.shown().keys();
    if (ids.isEmpty())
        return std::nullopt;
    const auto which = static_cast<qsizetype>(client.random().below(quint64(ids.size())));
    return client.replica().find(ids.at(which));
}

void WorldActs::note(const SimClient& client, const QString& what)
{
    m_world.note(client.name() + u' ' + what);
}

// ── people ──

void WorldActs::placeBet()
{
    SimClient* const client = someone();
    if (!client)
        return;
    wire::CreateBet create = aCreate(1 + static_cast<int>(below(3)));
    create.userName.clear();
    create.weekKey.reset();
    create.betDate.reset();
    if (below(3) == 0)
        create.league = u"NBA"_s;
    if (below(4) == 0)
        create.betDate = m_world.m_time.now() + (-days(7 * below(kEarlierWeeks)));
    note(*client, u"places "_s + client->engine().place(create).text());
}

void WorldActs::placeMany()
{
    for (int i = 0; i < 15; ++i)
        placeBet();
}

void WorldActs::setResult()
{
    SimClient* const client = someone();
    const std::optional<sync::ShownBet> shown = client ? someBet(*client) : std::nullopt;
    if (!shown)
        return;
    wire::SetStatus status;
    const auto line = static_cast<int>(below(quint64(shown->bet.results.size())));
    status.results.insert(line, static_cast<domain::LineResult>(below(4)));
    note(*client, u"settles "_s + client->engine().setStatus(shown->bet.id, status).text());
}

void WorldActs::editBet()
{
    SimClient* const client = someone();
    const std::optional<sync::ShownBet> shown = client ? someBet(*client) : std::nullopt;
    if (!shown)
        return;
    wire::EditBet edit;
    const QString word = u"%1 of %2"_s.arg(below(1000)).arg(client->name());
    domain::Slip slip = shown->bet.slip;
    switch (below(4)) {
    case 0:
        edit.awayTeam = word;
        break;
    case 1:
        edit.homeTeam = word;
        break;
    case 2:
        slip.note = word;
        edit.slip = slip;
        break;
    default:
        slip.lines.first().stake = domain::Money(1000 + static_cast<qint64>(below(100)));
        edit.slip = slip;
    }
    note(*client, u"edits "_s + client->engine().edit(shown->bet.id, edit).text());
}

void WorldActs::deleteBet()
{
    SimClient* const client = someone();
    const std::optional<sync::ShownBet> shown = client ? someBet(*client) : std::nullopt;
    if (shown)
        note(*client, u"deletes "_s + client->engine().remove(shown->bet.id).text());
}

void WorldActs::restoreBet()
{
    SimClient* const client = someone();
    if (!client)
        return;
    const QList<base::BetId> deleted = m_world.m_told[m_world.m_epoch].deletedBets();
    for (const base::BetId id : deleted) {
        if (client->replica().findDeleted(id))
            return note(*client, u"restores "_s + client->engine().restore(id).text());
    }
}

void WorldActs::dealWithRefusal()
{
    SimClient* const client = someone();
    const QList<base::BetId> refused =
        client ? client->replica().refusedBets() : QList<base::BetId>();
    if (refused.isEmpty())
        return;
    const base::BetId first = *std::min_element(refused.begin(), refused.end());
    const base::MutationId mutation = client->replica().find(first)->mutation;
    if (below(2) == 0)
        client->engine().retry(mutation);
    else
        client->letGo(mutation);
    note(*client, u"deals with "_s + mutation.text());
}

void WorldActs::takeBack()
{
    SimClient* const client = someone();
    const QList<sync::QueueEntry> queue =
        client ? client->engine().queue() : QList<sync::QueueEntry>();
    for (const sync::QueueEntry& entry : queue) {
        if (entry.state != sync::QueueState::Waiting || !entry.canDiscard || below(2) == 0)
            continue;
        note(*client, u"takes back "_s + entry.mutation.text());
        return client->letGo(entry.mutation);
    }
}

void WorldActs::turnPage()
{
    SimClient* const client = someone();
    if (client)
        client->engine().showWeek(domain::WeekKey(
            aWeek().start().addDays(-7 * static_cast<qint64>(below(kEarlierWeeks)))));
}

void WorldActs::hideWindow()
{
    if (SimClient* const client = someone())
        client->engine().setVisible(below(2) == 0);
}

void WorldActs::askAtOnce()
{
    SimClient* const client = someone();
    if (!client)
        return;
    switch (below(3)) {
    case 0:
        return client->engine().syncNow();
    case 1:
        return client->engine().probe();
    default:
        return client->engine().pollNow();
    }
}

// ── lines ──

void WorldActs::cutLine()
{
    SimClient& client = *m_world.m_clients.at(below(SeededWorld::kClients));
    note(client, u"is cut off"_s);
    client.cable().cutAll();
}

void WorldActs::silenceLine()
{
    SimClient& client = *m_world.m_clients.at(below(SeededWorld::kClients));
    note(client, u"hears nothing any more"_s);
    client.cable().stallAll();
}

void WorldActs::pullCable()
{
    SimClient& client = *m_world.m_clients.at(below(SeededWorld::kClients));
    client.cable().isReachable = below(3) > 0;
    note(client, client.cable().isReachable ? u"can be reached"_s : u"cannot be reached"_s);
    if (!client.cable().isReachable)
        client.cable().cutAll();
}

void WorldActs::swallowRequests()
{
    SimCable& cable = below(4) == 0 ? m_world.m_pollers.at(below(m_world.m_pollers.size()))->cable()
                                    : m_world.m_clients.at(below(SeededWorld::kClients))->cable();
    cable.isSwallowing = below(2) == 0;
}

void WorldActs::refuseUpgrades()
{
    SimClient& client = *m_world.m_clients.at(below(SeededWorld::kClients));
    client.cable().refusesUpgrades = below(3) > 0;
    note(client, client.cable().refusesUpgrades ? u"gets no upgrades"_s : u"gets upgrades"_s);
    if (client.cable().refusesUpgrades)
        client.cable().cutAll();
}

void WorldActs::clogLine()
{
    m_world.m_clients.at(below(SeededWorld::kClients))->cable().clogAll(below(2) == 0);
}

void WorldActs::slowDown()
{
    m_world.m_clients.at(below(SeededWorld::kClients))->cable().slowestMs = 10 + below(3000);
}

// ── machines ──

void WorldActs::killServer()
{
    m_world.note(u"the server is killed"_s);
    m_world.m_server.kill();
}

void WorldActs::cutServersPowerSoon()
{
    m_world.m_server.disk().crashAfter(1 + static_cast<int>(below(60)));
}

void WorldActs::stopServer()
{
    m_world.note(u"the server is stopped"_s);
    m_world.m_server.stop();
}

void WorldActs::startServer()
{
    m_world.startServer();
}

void WorldActs::fillServersDisk()
{
    m_world.m_server.disk().setFull(below(2) == 0);
}

void WorldActs::keepBackup()
{
    if (m_world.m_server.hasBackup())
        return;
    m_world.m_server.stop();
    m_world.m_server.keepBackup();
    m_world.note(u"a backup is kept"_s);
    m_world.startServer();
}

void WorldActs::changeHistory()
{
    if (below(2) == 0)
        return;
    m_world.m_server.stop();
    if (m_world.m_server.hasBackup() && below(2) == 0) {
        m_world.note(u"the log goes back to its backup"_s);
        (void)m_world.m_server.goBackToBackup();
    } else {
        m_world.note(u"the log begins anew"_s);
        m_world.m_server.forgetEverything();
    }
    m_world.startServer();
}

void WorldActs::killClient()
{
    SimClient& client = *m_world.m_clients.at(below(SeededWorld::kClients));
    if (client.isRunning() && below(4) == 0) {
        note(client, u"ends the program"_s);
        client.close();
    } else if (client.isRunning()) {
        note(client, u"is killed"_s);
        client.kill();
    }
    if (below(3) > 0) {
        note(client, u"starts again"_s);
        client.start();
    }
}

void WorldActs::cutClientsPowerSoon()
{
    SimClient& client = *m_world.m_clients.at(below(SeededWorld::kClients));
    if (client.isRunning())
        client.disk().crashAfter(1 + static_cast<int>(below(25)));
}

void WorldActs::sendToSleep()
{
    SimClient& client = *m_world.m_clients.at(below(SeededWorld::kClients));
    if (!client.isRunning())
        return;
    if (!client.machine().isAsleep()) {
        note(client, u"falls asleep"_s);
        client.machine().sleep();
        return client.cable().stallAll();
    }
    note(client, u"wakes"_s);
    client.machine().wake();
    client.engine().probe();
}

void WorldActs::setClock()
{
    SimClient& client = *m_world.m_clients.at(below(SeededWorld::kClients));
    const int unit = below(3) == 0 ? 24 * 60 : 1; // minutes, or days
    client.machine().setAhead(std::chrono::minutes((static_cast<int>(below(20)) - 10) * unit));
}

} // namespace betlog::tests
