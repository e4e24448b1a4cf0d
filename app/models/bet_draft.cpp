// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/bet_draft.h"

#include "app/models/typed_start.h"
#include "domain/bet_rules.h"
#include "domain/catalog.h"
#include "domain/house_boosts.h"
#include "domain/settlement.h"

namespace betlog::models {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kWinPrefix = "win "_L1;

[[nodiscard]] bool isHouseBoost(const domain::Boost& boost)
{
    return boost == domain::rolePlayerBoost() || boost == domain::samePlayerBoost();
}

[[nodiscard]] QList<domain::Boost> withoutHouseBoosts(QList<domain::Boost> boosts)
{
    boosts.removeIf(isHouseBoost);
    return boosts;
}

/// Reads texts into values, and keeps what went wrong.
class Reader
{
public:
    Reader(const DraftRules& rules, QList<base::FieldError>& errors)
        : m_rules(rules)
        , m_errors(errors)
    { }

    [[nodiscard]] domain::Money stake(const QString& typed, const QString& pointer)
    {
        if (typed.trimmed().isEmpty()) {
            m_errors.append({pointer, u"Say how much is staked."_s});
            return {};
        }
        const auto amount = domain::parseMoney(typed, m_rules.currency);
        if (amount)
            return *amount;
        m_errors.append({pointer, amount.error().detail});
        return {};
    }

    [[nodiscard]] std::optional<domain::Odds>
    odds(const QString& typed, std::optional<domain::OddsFormat> format, const QString& pointer)
    {
        if (typed.trimmed().isEmpty())
            return std::nullopt;
        auto odds = oddsFromTyped(typed, format, m_rules.currency);
        if (!odds)
            m_errors.append(
                {pointer, u"This is no price. Try −110, 1.91, 10/11, 40% or Medium."_s});
        return odds;
    }

    [[nodiscard]] std::optional<base::Timestamp>
    start(const LineDraft& draft, const QString& pointer)
    {
        const QString typed = draft.starts.trimmed();
        if (typed.isEmpty())
            return std::nullopt;
        if (draft.startsAt && typed == typedStart(*draft.startsAt, m_rules.zone))
            return draft.startsAt;
        const auto start = startFromTyped(typed, m_rules.now, m_rules.zone);
        if (!start)
            m_errors.append(
                {pointer, u"This is no time. Try 13:00, Sun 13:00 or 2024-12-01 13:00."_s});
        return start;
    }

private:
    const DraftRules& m_rules;
    QList<base::FieldError>& m_errors;
};

[[nodiscard]] QString linePointer(qsizetype index, QLatin1StringView field)
{
    return u"/bet_data/lines/%1/%2"_s.arg(index).arg(field);
}

[[nodiscard]] domain::Line
readLine(const LineDraft& draft, domain::BetKind kind, qsizetype index, Reader& reader)
{
    domain::Line line;
    line.category = draft.category;
    line.market = draft.market;
    line.selection = draft.selection.trimmed();
    line.player = draft.player.trimmed();
    line.description = draft.description;
    line.startsAt = reader.start(draft, linePointer(index, "starts_at"_L1));
    line.boosts = withoutHouseBoosts(draft.boosts);
    if (kind == domain::BetKind::Singles)
        line.stake = reader.stake(draft.stake, linePointer(index, "stake"_L1));
    line.odds = reader.odds(draft.odds, draft.oddsFormat, linePointer(index, "odds"_L1));
    return line;
}

[[nodiscard]] domain::Slip readSlip(const BetDraft& draft, const DraftRules& rules, Reader& reader)
{
    domain::Slip slip;
    slip.kind = draft.kind;
    for (qsizetype i = 0; i < draft.lines.size(); ++i)
        slip.lines.append(readLine(draft.lines[i], draft.kind, i, reader));
    if (draft.kind != domain::BetKind::Singles)
        slip.stake = reader.stake(draft.stake, u"/bet_data/stake"_s);
    if (draft.kind == domain::BetKind::Parlay)
        slip.price = reader.odds(draft.price, draft.priceFormat, u"/bet_data/price"_s);
    if (draft.kind == domain::BetKind::System)
        slip.sizes = draft.sizes;
    slip.boosts = withoutHouseBoosts(draft.boosts);
    slip.note = draft.note;
    slip.tags = draft.tags;
    slip.book = draft.book;
    slip.externalId = draft.externalId;
    if (rules.houseBoosts && rules.catalog != nullptr)
        slip = domain::withHouseBoosts(std::move(slip), *rules.catalog, draft.league);
    return slip;
}

/// The rules of the domain, for the fields whose text could be read at all: one error a field.
void appendNew(QList<base::FieldError>& errors, const QList<base::FieldError>& more)
{
    for (const base::FieldError& error : more) {
        const bool known =
            std::any_of(errors.cbegin(), errors.cend(), [&error](const base::FieldError& other) {
                return other.pointer == error.pointer;
            });
        if (!known)
            errors.append(error);
    }
}

[[nodiscard]] QList<base::FieldError>
checkBet(const wire::CreateBet& bet, const domain::SettlementRules& rules)
{
    QList<base::FieldError> errors = domain::checkUserName(bet.userName, u"/user_name"_s);
    errors += domain::checkLeague(bet.league, u"/league"_s);
    errors += domain::checkTeam(bet.awayTeam, u"/away_team"_s);
    errors += domain::checkTeam(bet.homeTeam, u"/home_team"_s);
    for (qsizetype i = 0; i < bet.slip.lines.size(); ++i) {
        if (bet.slip.lines[i].selection.isEmpty())
            errors.append({linePointer(i, "selection"_L1), u"Say what is bet on."_s});
    }
    errors += domain::checkSlip(bet.slip, rules, u"/bet_data"_s);
    return errors;
}

} // namespace

QString DraftReview::errorAt(const QString& pointer) const
{
    for (const base::FieldError& error : errors) {
        if (error.pointer == pointer)
            return error.detail;
    }
    return {};
}

BetDraft
BetDraft::fromBet(const domain::Bet& bet, const domain::Currency& currency, const QTimeZone& zone)
{
    const domain::Slip& slip = bet.slip;
    const auto typedStake = [&currency](domain::Money stake) {
        return stake == domain::Money() ? QString() : domain::formatMoney(stake, currency);
    };
    BetDraft draft {
        .userName = bet.userName,
        .league = bet.league,
        .awayTeam = bet.awayTeam,
        .homeTeam = bet.homeTeam,
        .kind = slip.kind,
        .lines = {},
        .stake = typedStake(slip.stake),
        .price = slip.price ? typedOdds(*slip.price, currency) : QString(),
        .priceFormat = slip.price ? std::optional(slip.price->format) : std::nullopt,
        .sizes = slip.kind == domain::BetKind::System ? slip.sizes : QList<int> {2},
        .boosts = slip.boosts,
        .note = slip.note,
        .tags = slip.tags,
        .book = slip.book,
        .externalId = slip.externalId};
    for (const domain::Line& line : slip.lines) {
        draft.lines.append(
            {.category = line.category,
             .market = line.market,
             .selection = line.selection,
             .player = line.player,
             .description = line.description,
             .stake = typedStake(line.stake),
             .odds = line.odds ? typedOdds(*line.odds, currency) : QString(),
             .oddsFormat = line.odds ? std::optional(line.odds->format) : std::nullopt,
             .starts = line.startsAt ? typedStart(*line.startsAt, zone) : QString(),
             .startsAt = line.startsAt,
             .boosts = line.boosts});
    }
    return draft;
}

DraftReview BetDraft::review(const DraftRules& rules) const
{
    DraftReview review;
    Reader reader(rules, review.errors);
    wire::CreateBet& bet = review.bet;
    bet.userName = userName.trimmed();
    bet.league = league.trimmed();
    bet.awayTeam = awayTeam;
    bet.homeTeam = homeTeam;
    bet.slip = readSlip(*this, rules, reader);
    appendNew(review.errors, checkBet(bet, rules.settlement));

    if (const auto staked = domain::totalWager(bet.slip))
        review.staked = *staked;
    const QList<domain::LineResult> pending(bet.slip.lines.size(), domain::LineResult::Pending);
    if (domain::checkSlip(bet.slip, rules.settlement, {}).isEmpty()) {
        if (const auto returns = domain::potentialReturn(bet.slip, pending, rules.settlement))
            review.returns = *returns;
    }
    return review;
}

std::optional<domain::Odds> oddsFromTyped(
    QStringView typed, std::optional<domain::OddsFormat> format, const domain::Currency& currency)
{
    const QString text = typed.trimmed().toString();
    const bool toWin = text.startsWith(kWinPrefix, Qt::CaseInsensitive);
    if (toWin || format == domain::OddsFormat::ToWin) {
        const auto won = domain::parseMoney(toWin ? text.mid(kWinPrefix.size()) : text, currency);
        if (!won || *won < domain::Money())
            return std::nullopt;
        return domain::Odds {domain::OddsFormat::ToWin, QString::number(won->minor())};
    }
    if (!format)
        return domain::recogniseOdds(text);
    const domain::Odds odds {*format, text};
    return domain::checkOdds(odds) ? std::optional(odds) : std::nullopt;
}

QString typedOdds(const domain::Odds& odds, const domain::Currency& currency)
{
    if (odds.format != domain::OddsFormat::ToWin)
        return odds.text;
    return kWinPrefix + domain::formatMoney(domain::Money(odds.text.toLongLong()), currency);
}

} // namespace betlog::models
