// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "domain/money.h"
#include "domain/rules.h"
#include "domain/week_key.h"
#include "wire/mutation.h"

#include <QHash>

#include <functional>
#include <optional>

namespace betlog::domain {
struct Catalog;
}

/// Files that people bring: other logs, their catalogues, and our own.
namespace betlog::files {

enum class Verdict {
    New, ///< comes in
    Duplicate, ///< is there already, or stands in the file twice
    Wrong ///< cannot come in; `why` says what is the matter
};

/// One bet of a file. What is wrong with one never touches another.
struct ImportItem
{
    QString source; ///< where it comes from: "weblog:17", "betlog:5f0c6a52-…"
    QString summary; ///< "Jaybers8: Golden State Warriors at Minnesota Timberwolves, 3 lines, 80"
    Verdict verdict = Verdict::New;
    QString why; ///< a sentence for a person; empty for New
    /// Creates the bet. Its ids follow from `source`, so sending it twice has one effect. Without
    /// meaning for Wrong.
    wire::Mutation create;
    /// A bookkeeper's payout, to be sent after `create`; only our own files know one.
    std::optional<wire::Mutation> payoutOverride;
};

struct ImportPlan
{
    QString format; ///< what the file was recognised as, for a person
    QList<ImportItem> items; ///< oldest bet first, as they would have been entered

    [[nodiscard]] int count(Verdict verdict) const;
};

/// What the log that the bets come into is like.
struct ImportOptions
{
    domain::WeekStart weekStart;
    domain::Currency currency;
    domain::SettlementRules rules;
    /// The zone of those who entered the bets: wall clocks in the file are read in it, and
    /// preferred to moments that lost their zone. Nothing: see web_log.h.
    std::optional<QTimeZone> sourceTimeZone;
    /// For prices that a file gives by an index into its catalogue only; may be null.
    const domain::Catalog* catalog = nullptr;
    /// Whether the log has the bet; asked for each. May be empty.
    std::function<bool(base::BetId)> hasBet;
    /// Whether a bet of the log has this `source` as its external id. May be empty.
    std::function<bool(const QString&)> hasExternalId;
    /// How often the log has a bet of such a content, by contentOf(): for files that give the same
    /// bets other ids.
    QHash<QByteArray, int> contents {};
};

/// A fingerprint of what a person bet, whatever ids and times stand beside it.
[[nodiscard]] QByteArray contentOf(const wire::CreateBet& create);
/// What importing `file` would do, changing nothing. Fails only where the file as a whole is of no
/// known format or over a limit. A pure function of its arguments: may run on any thread.
[[nodiscard]] base::Expected<ImportPlan>
planImport(QByteArrayView file, const ImportOptions& options);

enum class FileKind { WebLog, WebCatalog, OwnBets, OwnCatalog };

/// What a file looks like, by its content.
[[nodiscard]] base::Expected<FileKind> recogniseFile(QByteArrayView file);

} // namespace betlog::files
