// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/core/line_lock.h"

#include "server/core/bet_versions.h"

namespace betlog::core {

using namespace domain;
using namespace Qt::Literals::StringLiterals;

namespace {

bool hasStarted(const Line& line, base::Timestamp now)
{
    return line.startsAt && *line.startsAt <= now;
}

/// Whether something that every line of the slip shares is different: in a parlay or system a new
/// leg changes what the others pay.
bool sharedTermsChange(const Bet& before, const Bet& after)
{
    if (!samePart(BetPart::Terms, before, after))
        return true;
    return before.slip.kind != BetKind::Singles
        && before.slip.lines.size() != after.slip.lines.size();
}

/// The first line of `before` that is locked and that `after` does not leave as it was.
std::optional<qsizetype> brokenLock(const Bet& before, const Bet& after, base::Timestamp now)
{
    const bool isShared = sharedTermsChange(before, after);
    const QList<int> continued = continuedLines(before.slip.lines, after.slip.lines);
    for (qsizetype i = 0; i < before.slip.lines.size(); ++i) {
        if (!hasStarted(before.slip.lines.at(i), now))
            continue;
        const qsizetype place = continued.indexOf(static_cast<int>(i));
        if (isShared || place < 0 || after.slip.lines.at(place) != before.slip.lines.at(i))
            return i;
    }
    return std::nullopt;
}

/// Who may break the lock of this line, and how.
base::Expected<void> checkKey(qsizetype line, const Actor& actor, const QString& reason)
{
    if (!actor.bookkeeper) {
        const QString detail = u"Line %1 has started; only a bookkeeper may change it."_s;
        return base::unexpected(base::fieldError(
            base::ErrorCode::Locked, u"/bet_data/lines/%1"_s.arg(line), detail.arg(line + 1)));
    }
    if (reason.trimmed().isEmpty()) {
        const QString detail = u"Line %1 has started; say why it is changed."_s;
        return base::unexpected(
            base::fieldError(base::ErrorCode::Invalid, u"/reason"_s, detail.arg(line + 1)));
    }
    return {};
}

} // namespace

base::Expected<void> checkLocks(
    const Bet& before,
    const Bet& after,
    base::Timestamp now,
    const Actor& actor,
    const QString& reason)
{
    const std::optional<qsizetype> line = brokenLock(before, after, now);
    return line ? checkKey(*line, actor, reason) : base::Expected<void>();
}

base::Expected<void>
checkLocksOfDelete(const Bet& bet, base::Timestamp now, const Actor& actor, const QString& reason)
{
    for (qsizetype i = 0; i < bet.slip.lines.size(); ++i) {
        if (hasStarted(bet.slip.lines.at(i), now))
            return checkKey(i, actor, reason);
    }
    return {};
}

} // namespace betlog::core
