// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QString>

namespace betlog::store {

/// Every statement that a running server executes; each is prepared once a connection and always
/// bound. A test reads the query plan of every one.
enum class Statement {
    // The ledger.
    ReadCounters,
    WriteCounters,
    ReadAnswer,
    AppendAnswer,
    ReadBetRecord,
    WriteBet,
    ReadChange,
    ReadVersion,
    AppendChange,
    ReadRoomHead,
    WriteRoomHead,
    BetIdsOfWeek,
    WriteCatalog,

    // Opening a log.
    ReadEpoch,
    WriteEpoch,
    CreateLog,
    ReadTerms,
    WriteTerms,

    // What the network asks.
    ReadCatalog,
    BetById,
    BetByNumber,
    NumberOfId,
    NumberIfThere,
    IdOfNumber,
    BetAndSeq,
    BetAsOf,
    History,
    BetsOfWeek,
    BetsOfUser,
    BetsOfLeague,
    BetsWithResult,
    BetsOfAll,
    SizesOfWeek,
    SizesOfLeague,
    SizesOfAll,
    SeqsOfAll,
    SeqsOfWeek,
    SeqsOfLeague,
    ChangesOfWeeks,
    FiguresOfWeek,

    // Verifying: everything, page by page.
    ChangeRows,
    BetRows,
    RoomRows,
    RoomRowsOfWeeks,
    AnswerRows
};
inline constexpr int kStatements = static_cast<int>(Statement::AnswerRows) + 1;

[[nodiscard]] const QString& sqlText(Statement statement);

} // namespace betlog::store
