// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "files/import.h"

/// Files of the original web log to test with, and what imports make of them.
namespace betlog::tests {

[[nodiscard]] QByteArray realWebLog(); ///< of four bets
/// A log of whole chips, with weeks as in Chicago.
[[nodiscard]] files::ImportOptions chipsLog();
/// The plan; an empty one where the file is refused.
[[nodiscard]] files::ImportPlan
planOf(const QByteArray& file, const files::ImportOptions& options = chipsLog());
[[nodiscard]] const wire::CreateBet& created(const files::ImportItem& item);
/// The item of that source; an empty one if the plan has none.
[[nodiscard]] files::ImportItem itemOf(const files::ImportPlan& plan, const QString& source);

/// A line of the log that wins `win` chips for 50.
[[nodiscard]] QByteArray webLine(const char* player, int win);
/// Bet 3 of the database, in a file of its own.
[[nodiscard]] QByteArray
exportedBet(const QByteArray& lines, const char* status = R"({"0":"won"})");
/// The same as the browser keeps it.
[[nodiscard]] QByteArray copiedBet(const QByteArray& lines);

} // namespace betlog::tests
