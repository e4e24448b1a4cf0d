// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/random.h"
#include "server/core/log_service.h"
#include "server/core/store.h"

#include <QSet>
#include <QString>

#include <array>
#include <memory>

namespace betlog::tests {

/// Mistakes that a programmer could make, to be planted into a world that must find them. Each is
/// made by something between two real parts; the parts themselves know nothing of it.
enum class Fault {
    None,
    AckBeforeSync, ///< the server acks before its disk has it
    EventDropped, ///< a change is never told to one of the subscribers
    SeqReused, ///< the log's counter is not always moved on
    NumberSkipped, ///< a room's n jumps by one now and then
    DuplicateAppliedTwice, ///< a mutation that comes again is another one
    AnswersForgotten, ///< the answers of mutations are not stored
    SnapshotTooOld, ///< a snapshot says it is newer than it is
    ResumeOffByOne, ///< what is missing begins one change too late
    RefusalSwallowed, ///< a refused write stays pending
    EpochIgnored, ///< a new history goes by the name of the old one
    ChainHeadStands, ///< the end of a room's chain is not always moved on
    ConflictsIgnored, ///< a stale write wins
    WriteDropped, ///< acked, and the bet is not written
    OutboxNotSynced, ///< a client shows as pending what its disk does not have
    OutboxForgets, ///< a client keeps writes only for as long as it runs
    CacheTorn, ///< a client's cache moves its cursor on, and not its bets
    ReplayWithoutRewind, ///< a client takes what it showed for what it was told
};

inline constexpr std::array kPlantableFaults {
    Fault::AckBeforeSync,
    Fault::EventDropped,
    Fault::SeqReused,
    Fault::NumberSkipped,
    Fault::DuplicateAppliedTwice,
    Fault::AnswersForgotten,
    Fault::SnapshotTooOld,
    Fault::ResumeOffByOne,
    Fault::RefusalSwallowed,
    Fault::EpochIgnored,
    Fault::ChainHeadStands,
    Fault::ConflictsIgnored,
    Fault::WriteDropped,
    Fault::OutboxNotSynced,
    Fault::OutboxForgets,
    Fault::CacheTorn,
    Fault::ReplayWithoutRewind,
};

[[nodiscard]] QString faultName(Fault fault);

/// Puts one fault into a world, or none.
class PlantedFaults
{
public:
    PlantedFaults(Fault fault, base::Random& random)
        : m_fault(fault)
        , m_random(random)
    { }

    [[nodiscard]] bool isPlanted(Fault fault) const { return m_fault == fault; }

    /// Whether the fault is planted and shows this time: one that shows each time is found by the
    /// first look.
    [[nodiscard]] bool strikes(Fault fault);

    /// What the ledger writes to.
    [[nodiscard]] std::unique_ptr<core::Store> wrapStore(core::Store& store);
    /// What sessions and API ask.
    [[nodiscard]] std::unique_ptr<core::LogService> wrapLog(core::LogService& log);
    /// Whether a message never gets to the client.
    [[nodiscard]] bool swallows(const QByteArray& messageToClient);

private:
    Fault m_fault;
    base::Random& m_random;
    base::Epoch m_firstEpoch;
    QSet<base::MutationId> m_seen;
};

} // namespace betlog::tests
