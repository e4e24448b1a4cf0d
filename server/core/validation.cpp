// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/core/validation.h"

#include "domain/bet_rules.h"
#include "wire/bet_json.h"
#include "wire/limits.h"

namespace betlog::core {

using namespace domain;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Half of what a message may be: the change around a bet still fits, and so does what two people's
/// edits are merged to.
constexpr qsizetype kMaxOperationBytes = wire::limits::kMaxServerMessageBytes / 2;

using FieldErrors = QList<base::FieldError>;

base::Expected<void> asExpected(const FieldErrors& errors)
{
    if (errors.isEmpty())
        return {};
    return base::unexpected(base::Error {base::ErrorCode::Invalid, errors.first().detail, errors});
}

FieldErrors checkWeek(WeekKey week, const WeekStart& weekStart, const QString& pointer)
{
    if (weekStart.isWeekKey(week))
        return {};
    return {{pointer, u"%1 is no day on which a week begins."_s.arg(week.text())}};
}

/// A bet without a week is of the week of its date, and weeks begin with the year 1.
FieldErrors checkDate(base::Timestamp betDate, const WeekStart& weekStart)
{
    if (WeekKey::fromText(weekStart.weekOf(betDate).text()))
        return {};
    return {{u"/bet_date"_s, u"No week of a log holds this day."_s}};
}

FieldErrors checkCreate(const wire::CreateBet& create, const LogSettings& settings)
{
    FieldErrors errors = checkUserName(create.userName, u"/user_name"_s)
        + checkLeague(create.league, u"/league"_s) + checkTeam(create.awayTeam, u"/away_team"_s)
        + checkTeam(create.homeTeam, u"/home_team"_s)
        + checkSlip(create.slip, settings.rules, u"/bet_data"_s);
    if (create.weekKey)
        errors += checkWeek(*create.weekKey, settings.weekStart, u"/week_key"_s);
    else if (create.betDate)
        errors += checkDate(*create.betDate, settings.weekStart);
    for (const int line : create.results.keys()) {
        if (line < 0 || line >= create.slip.lines.size())
            errors.append(
                {u"/bet_status/%1"_s.arg(line), u"This bet has no line %1."_s.arg(line + 1)});
    }
    return errors;
}

FieldErrors checkEdit(const wire::EditBet& edit, const LogSettings& settings)
{
    FieldErrors errors;
    if (edit.awayTeam)
        errors += checkTeam(*edit.awayTeam, u"/away_team"_s);
    if (edit.homeTeam)
        errors += checkTeam(*edit.homeTeam, u"/home_team"_s);
    if (edit.slip)
        errors += checkSlip(*edit.slip, settings.rules, u"/bet_data"_s);
    return errors;
}

FieldErrors checkOverride(const PayoutOverride& payout)
{
    FieldErrors errors;
    if (payout.totalReturn < Money() || payout.totalReturn.minor() > kMaxAmountMinor)
        errors.append(
            {u"/payout_override/totalReturn"_s, u"This is no amount that can be paid."_s});
    const bool isClean = isCleanText(payout.reason, bet_limits::kMaxReason);
    if (payout.reason.trimmed().isEmpty() || !isClean)
        errors.append(
            {u"/payout_override/reason"_s,
             u"Say in 1 to %1 characters why the payout is another."_s.arg(
                 bet_limits::kMaxReason)});
    return errors;
}

/// Whether the bet has such lines is judged against the bet; see mergeStatus().
FieldErrors checkStatus(const wire::SetStatus& status)
{
    FieldErrors errors;
    for (const int line : status.results.keys()) {
        if (line < 0 || line >= bet_limits::kMaxLines)
            errors.append({u"/betStatus/%1"_s.arg(line), u"No bet has such a line."_s});
    }
    if (status.payoutOverride && *status.payoutOverride)
        errors += checkOverride(**status.payoutOverride);
    return errors;
}

FieldErrors checkOperation(const wire::Operation& operation, const LogSettings& settings)
{
    if (const auto* create = std::get_if<wire::CreateBet>(&operation))
        return checkCreate(*create, settings);
    if (const auto* edit = std::get_if<wire::EditBet>(&operation))
        return checkEdit(*edit, settings);
    if (const auto* status = std::get_if<wire::SetStatus>(&operation))
        return checkStatus(*status);
    return {};
}

} // namespace

base::Expected<void> checkMutation(const wire::Mutation& mutation, const LogSettings& settings)
{
    FieldErrors errors;
    if (mutation.id.isNull())
        errors.append({u"/mutationId"_s, u"A write needs an id of its own."_s});
    if (mutation.betId.isNull() && !std::holds_alternative<wire::CreateBet>(mutation.operation))
        errors.append({u"/betId"_s, u"Say which bet this is about."_s});
    if (mutation.baseVersion && *mutation.baseVersion < 1)
        errors.append({u"/baseVersion"_s, u"Versions begin at 1."_s});
    if (!isCleanText(mutation.reason, bet_limits::kMaxReason))
        errors.append(
            {u"/reason"_s,
             u"A reason has at most %1 characters, none of them control characters."_s.arg(
                 bet_limits::kMaxReason)});
    errors += checkOperation(mutation.operation, settings);
    // Asked last: too many lines are told as that, and not as too much text.
    if (errors.isEmpty() && wire::encodeOperation(mutation.operation).size() > kMaxOperationBytes)
        return base::unexpected(base::Error {
            base::ErrorCode::TooLarge,
            u"A bet takes at most %1 KiB; this one has too much text."_s.arg(
                kMaxOperationBytes / 1024),
            {}});
    return asExpected(errors);
}

base::Expected<void> checkBulkDelete(const BulkDelete& command, const LogSettings& settings)
{
    FieldErrors errors;
    if (command.id.isNull())
        errors.append({u"/mutationId"_s, u"A write needs an id of its own."_s});
    if (command.bets.size() > wire::limits::kMaxBulkDelete)
        errors.append(
            {u"/ids"_s,
             u"At most %1 bets can be deleted at once."_s.arg(wire::limits::kMaxBulkDelete)});
    if (command.bets.isEmpty() == !command.week.has_value())
        errors.append({u"/ids"_s, u"Name either the bets or a week."_s});
    if (command.week)
        errors += checkWeek(*command.week, settings.weekStart, u"/week"_s);
    return asExpected(errors);
}

base::Expected<void> checkBookkeeper(const Actor& actor, QLatin1StringView what)
{
    if (actor.bookkeeper)
        return {};
    return base::unexpected(
        base::Error {base::ErrorCode::Forbidden, u"Only a bookkeeper may %1."_s.arg(what), {}});
}

} // namespace betlog::core
