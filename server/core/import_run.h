// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/ledger.h"

#include <functional>

namespace betlog::core {

/// One bet of a file on its way into the log.
struct ImportWrite
{
    QString source; ///< what a person calls it: "weblog:17"
    wire::Mutation create;
    std::optional<wire::Mutation> payoutOverride; ///< follows the create
};

struct ImportReport
{
    int added = 0;
    int alreadyThere = 0;
    int refused = 0;
    QStringList refusals; ///< "weblog:17: …"; the first kMaxRefusalsShown

    /// "4 added, 0 already there, 0 refused"
    [[nodiscard]] QString text() const;
};

inline constexpr int kMaxRefusalsShown = 20;

/// Brings bets in, some hundred in a transaction. One that is refused never sinks another, and a
/// second run of the same file adds nothing. An error means that the store failed; what was
/// committed before stays, and the next run goes on from there.
[[nodiscard]] base::Expected<ImportReport> runImport(
    Ledger& ledger,
    const QList<ImportWrite>& writes,
    const Actor& actor,
    const std::function<void(qsizetype done)>& progress = {});

} // namespace betlog::core
