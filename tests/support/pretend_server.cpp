// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/pretend_server.h"

#include "app/sync/optimistic.h"
#include "server/core/conflict.h"
#include "tests/support/bets.h"

#include <algorithm>

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;

/// A WebSocket to the pretend server.
class PretendLine final : public sync::Transport
{
public:
    explicit PretendLine(PretendServer& server)
        : m_server(&server)
    {
        server.m_lines.append(this);
    }

    ~PretendLine() override { leave(); }

    void open(const QUrl&, const QString& user) override
    {
        m_user = user;
        later([this] {
            if (m_server && m_server->m_reachable)
                emit opened();
            else
                emit ended({sync::LineEnd::Kind::Unreachable, 0, u"Nothing answers there."_s});
        });
    }

    void close() override { leave(); }

    void send(const wire::ClientMessage& message) override
    {
        emit sent(100);
        later([this, message] {
            if (m_server)
                std::visit([this](const auto& said) { hear(said); }, message);
        });
    }

    bool sendText(const QString&) override { return true; }

    void fetch() override { }

    void tell(const wire::ServerMessage& message)
    {
        later([this, message] { emit received(message, 100); });
    }

    void cut()
    {
        later([this] {
            emit ended(
                {sync::LineEnd::Kind::Closed, sync::LineEnd::kAbnormal, u"The line broke."_s});
        });
    }

    void leave()
    {
        if (m_server)
            m_server->m_lines.removeOne(this);
        m_server = nullptr;
        m_closed = true;
    }

    [[nodiscard]] QString user() const { return m_user; }

    [[nodiscard]] bool hears(const domain::Room& room) const { return matchesAny(m_rooms, room); }

private:
    void later(std::function<void()> act)
    {
        QMetaObject::invokeMethod(
            this,
            [this, act = std::move(act)] {
                if (!m_closed)
                    act();
            },
            Qt::QueuedConnection);
    }

    void hear(const wire::Hello& hello)
    {
        m_rooms = hello.rooms;
        m_server->tellState(*this, m_rooms, true);
    }

    void hear(const wire::Subscribe& subscribe)
    {
        m_rooms = subscribe.rooms;
        m_server->tellState(*this, m_rooms, false);
    }

    void hear(const wire::Mutate& mutate) { m_server->take(*this, mutate.mutation); }

    void hear(const wire::Ping& ping) { tell(wire::Pong {ping.id, m_server->welcome.serverTime}); }

    PretendServer* m_server;
    QString m_user;
    QList<domain::RoomPattern> m_rooms;
    bool m_closed = false;
};

PretendServer::PretendServer(domain::WeekKey currentWeek, base::Timestamp now)
{
    welcome.protocol = 1;
    welcome.serverVersion = u"0.1.0"_s;
    welcome.epoch = base::Epoch(betId(77).uuid());
    welcome.sessionId = base::SessionId(betId(78).uuid());
    welcome.serverTime = now;
    welcome.weekKey = currentWeek;
    welcome.currency = {u"USD"_s, u"$"_s, 2};
}

PretendServer::~PretendServer()
{
    const QList<PretendLine*> lines = m_lines;
    for (PretendLine* const line : lines)
        line->leave();
}

void PretendServer::fill(const QList<domain::Bet>& bets)
{
    for (const domain::Bet& bet : bets) {
        m_bets.insert(bet.id, bet);
        keep(bet);
        m_lastNumber = std::max(m_lastNumber, bet.number);
    }
}

void PretendServer::put(const domain::Bet& bet, const QString& actor)
{
    wire::Change change;
    const bool known = m_bets.contains(bet.id);
    change.type = known ? wire::ChangeType::Updated : wire::ChangeType::Created;
    if (known)
        change.updateType = wire::UpdateType::Status;
    change.bet = bet;
    change.bet.version = known ? m_bets[bet.id].version + 1 : 1;
    change.bet.updatedBy = actor;
    change.actor = actor;
    announce(change);
}

void PretendServer::remove(base::BetId bet, const QString& actor)
{
    wire::Change change;
    change.type = wire::ChangeType::Deleted;
    change.bet = m_bets.value(bet);
    change.actor = actor;
    announce(change);
}

void PretendServer::rewrite(const domain::Room& room)
{
    m_hashes[room] = QByteArray(64, 'a');
}

void PretendServer::setPresent(const QStringList& people)
{
    m_present = people;
    for (PretendLine* const line : std::as_const(m_lines)) {
        wire::Presence presence;
        for (const QString& name : people)
            presence.users.append({name, 1});
        line->tell(presence);
    }
}

void PretendServer::beat()
{
    for (PretendLine* const line : std::as_const(m_lines))
        line->tell(wire::Heartbeat {base::Seq(m_seq), welcome.serverTime});
}

void PretendServer::setReachable(bool reachable)
{
    m_reachable = reachable;
    if (reachable)
        return;
    for (PretendLine* const line : std::as_const(m_lines))
        line->cut();
}

void PretendServer::holdWrites(bool hold)
{
    m_holding = hold;
    if (hold)
        return;
    for (const auto& [line, mutation] : std::exchange(m_held, {})) {
        if (line)
            answer(*line, mutation);
    }
}

const domain::Bet* PretendServer::find(base::BetId bet) const
{
    const auto found = m_bets.constFind(bet);
    return found == m_bets.cend() ? nullptr : &*found;
}

std::unique_ptr<sync::Transport> PretendServer::makeWebSocket()
{
    return std::make_unique<PretendLine>(*this);
}

std::unique_ptr<sync::Transport> PretendServer::makePolling()
{
    return std::make_unique<PretendLine>(*this);
}

void PretendServer::askPendingRooms(const QUrl&, QObject* context, Rooms answer)
{
    QList<domain::Room> rooms;
    for (const domain::Bet& bet : std::as_const(m_bets)) {
        const bool waits = !bet.payout.settled;
        if (waits && !rooms.contains(bet.room()))
            rooms.append(bet.room());
    }
    QMetaObject::invokeMethod(
        context, [rooms, answer] { answer(rooms); }, Qt::QueuedConnection);
}

void PretendServer::tellState(
    PretendLine& line, const QList<domain::RoomPattern>& rooms, bool greets)
{
    if (greets) {
        welcome.seq = base::Seq(m_seq);
        welcome.user.name = line.user();
        line.tell(wire::Connection {welcome.serverTime});
        line.tell(welcome);
    }
    wire::Snapshot snapshot;
    snapshot.seq = base::Seq(m_seq);
    for (const domain::Bet& bet : std::as_const(m_bets)) {
        if (matchesAny(rooms, bet.room()))
            snapshot.bets.append(bet);
    }
    line.tell(snapshot);
    line.tell(wire::Live {base::Seq(m_seq)});
    if (!m_present.isEmpty())
        setPresent(m_present);
}

void PretendServer::take(PretendLine& line, const wire::Mutation& mutation)
{
    m_written.append(mutation);
    if (m_holding)
        m_held.append({&line, mutation});
    else
        answer(line, mutation);
}

void PretendServer::answer(PretendLine& line, const wire::Mutation& mutation)
{
    std::optional<domain::Bet> before;
    if (const domain::Bet* const known = find(mutation.betId))
        before = *known;
    if (m_refusal) {
        wire::Refusal refusal;
        refusal.error = *std::exchange(m_refusal, std::nullopt);
        refusal.mutationId = mutation.id;
        if (refusal.error.code == base::ErrorCode::Conflict)
            refusal.current = before;
        line.tell(refusal);
        return;
    }
    sync::QueuedWrite write {mutation, line.user(), welcome.serverTime, before};
    if (before) {
        const auto now = merged(*before, mutation);
        if (!now) {
            wire::Refusal refusal;
            refusal.error = now.error();
            refusal.mutationId = mutation.id;
            refusal.current = before;
            line.tell(refusal);
            return;
        }
        if (std::holds_alternative<wire::EditBet>(mutation.operation))
            write.mutation.operation = wire::EditBet {now->slip, now->awayTeam, now->homeTeam};
    }
    if (!before && m_deleted.contains(mutation.betId))
        write.seen = m_deleted.value(mutation.betId);
    const auto after = replayed(before, write, {welcome.weekStart, welcome.rules});
    wire::Change change;
    change.mutationId = mutation.id;
    change.actor = line.user();
    change.type = !after ? wire::ChangeType::Deleted
        : before         ? wire::ChangeType::Updated
                         : wire::ChangeType::Created;
    if (before && after)
        change.updateType = std::holds_alternative<wire::EditBet>(mutation.operation)
            ? wire::UpdateType::Edit
            : wire::UpdateType::Status;
    change.bet = after ? *after : before.value_or(domain::Bet {});
    change.bet.version = before ? before->version + 1 : 1;
    change.bet.updatedBy = line.user();
    if (change.bet.number == 0)
        change.bet.number = m_lastNumber + 1;
    change.bet.acceptedAt = welcome.serverTime;
    announce(change);
    line.tell(wire::Ack {mutation.id, base::Seq(m_seq), change.bet});
}

void PretendServer::keep(const domain::Bet& bet)
{
    QMap<int, domain::Bet>& past = m_past[bet.id];
    m_versions[bet.id] = past.isEmpty()
        ? core::versionsOfNew(bet)
        : core::versionsAfter(m_versions.value(bet.id), past.last(), bet);
    past.insert(bet.version, bet);
}

/// As a real server judges it, what a write makes of the bet as it is now.
base::Expected<domain::Bet>
PretendServer::merged(const domain::Bet& current, const wire::Mutation& mutation) const
{
    const QMap<int, domain::Bet> past = m_past.value(current.id);
    const int version = mutation.baseVersion.value_or(current.version);
    const domain::Bet seen = past.value(version, current);
    const core::BetVersions versions = m_versions.value(current.id);
    const core::Sight sight {seen, version, current, versions};
    if (const auto* const edit = std::get_if<wire::EditBet>(&mutation.operation))
        return core::mergeEdit(*edit, sight);
    if (const auto* const status = std::get_if<wire::SetStatus>(&mutation.operation))
        return core::mergeStatus(*status, sight);
    return current;
}

void PretendServer::announce(wire::Change change)
{
    change.room = change.bet.room();
    change.seq = base::Seq(++m_seq);
    change.n = ++m_numbers[change.room];
    change.timestamp = welcome.serverTime;
    if (change.mutationId.isNull())
        change.mutationId = mutationId(static_cast<int>(m_seq));
    QByteArray& hash = m_hashes[change.room];
    change.hash = hash = wire::encodeChange(change, hash).hash;
    m_lastNumber = std::max(m_lastNumber, change.bet.number);
    if (change.type == wire::ChangeType::Deleted) {
        m_bets.remove(change.bet.id);
        m_deleted.insert(change.bet.id, change.bet);
    } else {
        m_bets.insert(change.bet.id, change.bet);
        keep(change.bet);
    }
    for (PretendLine* const line : std::as_const(m_lines)) {
        if (line->hears(change.room))
            line->tell(change);
    }
}

} // namespace betlog::tests
