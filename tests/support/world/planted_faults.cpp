// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/world/planted_faults.h"

#include "tests/support/world/log_proxy.h"
#include "tests/support/world/store_proxy.h"

#include <QFuture>

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint64 kOneIn = 12;

class FaultyLedgerStore final : public StoreProxy
{
public:
    FaultyLedgerStore(core::Store& store, PlantedFaults& faults)
        : StoreProxy(store)
        , m_faults(faults)
    { }

    [[nodiscard]] base::Expected<void> putCounters(const core::Counters& counters) override
    {
        return m_faults.strikes(Fault::SeqReused) ? base::Expected<void>()
                                                  : StoreProxy::putCounters(counters);
    }

    [[nodiscard]] base::Expected<core::RoomHead> roomHead(const domain::Room& room) override
    {
        base::Expected<core::RoomHead> head = StoreProxy::roomHead(room);
        if (head && m_faults.strikes(Fault::NumberSkipped))
            ++head->n;
        return head;
    }

    [[nodiscard]] base::Expected<void> putRoomHead(const core::RoomHead& head) override
    {
        return m_faults.strikes(Fault::ChainHeadStands) ? base::Expected<void>()
                                                        : StoreProxy::putRoomHead(head);
    }

    [[nodiscard]] base::Expected<void> putBet(const core::BetRecord& record) override
    {
        return m_faults.strikes(Fault::WriteDropped) ? base::Expected<void>()
                                                     : StoreProxy::putBet(record);
    }

    [[nodiscard]] base::Expected<void> appendAnswer(const core::StoredAnswer& answer) override
    {
        return m_faults.isPlanted(Fault::AnswersForgotten) ? base::Expected<void>()
                                                           : StoreProxy::appendAnswer(answer);
    }

private:
    PlantedFaults& m_faults;
};

class FaultyLog final : public LogProxy
{
public:
    /// What outlives a restart of the server.
    struct Memory
    {
        base::Epoch& firstEpoch;
        QSet<base::MutationId>& seen;
    };

    FaultyLog(core::LogService& log, Fault fault, base::Random& random, Memory memory)
        : LogProxy(log)
        , m_fault(fault)
        , m_random(random)
        , m_memory(memory)
    {
        if (m_memory.firstEpoch.isNull())
            m_memory.firstEpoch = log.head().epoch;
    }

    [[nodiscard]] QFuture<wire::WriteAnswer> write(core::WriteCommand command) override
    {
        if (m_fault == Fault::ConflictsIgnored)
            command.mutation.baseVersion.reset();
        const bool comesAgain = m_memory.seen.contains(command.mutation.id);
        m_memory.seen.insert(command.mutation.id);
        if (m_fault == Fault::DuplicateAppliedTwice && comesAgain)
            return writeAgain(std::move(command));
        return LogProxy::write(std::move(command));
    }

    [[nodiscard]] QFuture<base::Expected<core::ChangeSlice>>
    changes(core::ChangeQuery query) override
    {
        if (m_fault == Fault::ResumeOffByOne && query.since < head().seq)
            query.since = query.since.next();
        return LogProxy::changes(std::move(query));
    }

    [[nodiscard]] QFuture<base::Expected<core::SnapshotSlice>>
    snapshot(QList<domain::RoomPattern> rooms) override
    {
        QFuture<base::Expected<core::SnapshotSlice>> now = LogProxy::snapshot(rooms);
        if (m_fault != Fault::SnapshotTooOld)
            return now;
        return now.then([this](base::Expected<core::SnapshotSlice> slice) {
            if (slice && !slice->bets.isEmpty())
                slice->bets.removeFirst();
            return slice;
        });
    }

    [[nodiscard]] QFuture<base::Expected<core::SnapshotPlan>>
    snapshotPlan(QList<domain::RoomPattern> rooms) override
    {
        QFuture<base::Expected<core::SnapshotPlan>> now = LogProxy::snapshotPlan(rooms);
        if (m_fault != Fault::SnapshotTooOld)
            return now;
        return now.then([](base::Expected<core::SnapshotPlan> plan) {
            if (plan && !plan->numbers.isEmpty()) {
                plan->numbers.removeFirst();
                plan->bytes.removeFirst();
            }
            return plan;
        });
    }

    [[nodiscard]] core::LogHead head() const override
    {
        core::LogHead head = LogProxy::head();
        if (m_fault == Fault::EpochIgnored)
            head.epoch = m_memory.firstEpoch;
        return head;
    }

private:
    /// Under an id of its own, as if it had never come before.
    [[nodiscard]] QFuture<wire::WriteAnswer> writeAgain(core::WriteCommand command)
    {
        const base::MutationId asked = command.mutation.id;
        command.mutation.id = base::MutationId(m_random.uuid());
        if (std::holds_alternative<wire::CreateBet>(command.mutation.operation))
            command.mutation.betId = base::BetId(m_random.uuid());
        return LogProxy::write(std::move(command)).then([asked](wire::WriteAnswer answer) {
            if (auto* const ack = std::get_if<wire::Ack>(&answer))
                ack->mutationId = asked;
            else
                std::get<wire::Refusal>(answer).mutationId = asked;
            return answer;
        });
    }

    Fault m_fault;
    base::Random& m_random;
    Memory m_memory;
};

} // namespace

QString faultName(Fault fault)
{
    switch (fault) {
    case Fault::None:
        return u"none"_s;
    case Fault::AckBeforeSync:
        return u"ack before sync"_s;
    case Fault::EventDropped:
        return u"event dropped"_s;
    case Fault::SeqReused:
        return u"seq reused"_s;
    case Fault::NumberSkipped:
        return u"number skipped"_s;
    case Fault::DuplicateAppliedTwice:
        return u"duplicate applied twice"_s;
    case Fault::AnswersForgotten:
        return u"answers forgotten"_s;
    case Fault::SnapshotTooOld:
        return u"snapshot too old"_s;
    case Fault::ResumeOffByOne:
        return u"resume off by one"_s;
    case Fault::RefusalSwallowed:
        return u"refusal swallowed"_s;
    case Fault::EpochIgnored:
        return u"epoch ignored"_s;
    case Fault::ChainHeadStands:
        return u"chain head stands"_s;
    case Fault::ConflictsIgnored:
        return u"conflicts ignored"_s;
    case Fault::WriteDropped:
        return u"write dropped"_s;
    case Fault::OutboxNotSynced:
        return u"outbox not synced"_s;
    case Fault::OutboxForgets:
        return u"outbox forgets"_s;
    case Fault::CacheTorn:
        return u"cache torn"_s;
    case Fault::ReplayWithoutRewind:
        return u"replay without rewind"_s;
    }
    return {};
}

bool PlantedFaults::strikes(Fault fault)
{
    return m_fault == fault && m_random.below(kOneIn) == 0;
}

std::unique_ptr<core::Store> PlantedFaults::wrapStore(core::Store& store)
{
    return std::make_unique<FaultyLedgerStore>(store, *this);
}

std::unique_ptr<core::LogService> PlantedFaults::wrapLog(core::LogService& log)
{
    return std::make_unique<FaultyLog>(
        log, m_fault, m_random, FaultyLog::Memory {m_firstEpoch, m_seen});
}

bool PlantedFaults::swallows(const QByteArray& messageToClient)
{
    if (m_fault == Fault::EventDropped)
        return messageToClient.contains("\"type\":\"bet_") && strikes(Fault::EventDropped);
    return m_fault == Fault::RefusalSwallowed && messageToClient.contains("\"type\":\"error\"")
        && messageToClient.contains("mutationId");
}

} // namespace betlog::tests
