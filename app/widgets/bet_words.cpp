// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/bet_words.h"

#include "app/widgets/moment_text.h"
#include "domain/settlement.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

QString say(const char* english)
{
    return QCoreApplication::translate("Bet", english);
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString lineName(const domain::Line& line)
{
    if (!line.selection.isEmpty())
        return line.selection.simplified();
    return line.market.isEmpty() ? line.description.simplified() : line.market.simplified();
}

/// "9/100" as "+9 %", "3/200" as "+1.5 %"; anything else as it stands.
QString rateText(const QString& rate)
{
    const QStringList parts = rate.split(u'/');
    bool isNumerator = false;
    bool isDenominator = false;
    const qint64 numerator = parts.value(0).toLongLong(&isNumerator);
    const qint64 denominator = parts.value(1, u"1"_s).toLongLong(&isDenominator);
    if (!isNumerator || !isDenominator || denominator <= 0 || std::abs(numerator) > 1'000'000)
        return rate;
    const qint64 tenths = numerator * 1000 / denominator;
    const QString whole = QString::number(tenths / 10);
    return u"+%1 %"_s.arg(tenths % 10 == 0 ? whole : whole + u'.' + QString::number(tenths % 10));
}

} // namespace

QString priceText(const std::optional<domain::Odds>& odds, const LogFacts& facts)
{
    if (!odds)
        return {};
    if (odds->format != domain::OddsFormat::ToWin)
        return domain::displayOdds(*odds);
    return say("wins %1").arg(amountText(domain::Money(odds->text.toLongLong()), facts));
}

QString amountText(domain::Money amount, const LogFacts& facts)
{
    return domain::formatMoney(amount, facts.currency);
}

QString profitText(domain::Money amount, const LogFacts& facts)
{
    return domain::formatMoney(amount, facts.currency, domain::MoneySign::Always);
}

Ink profitInk(domain::Money profit)
{
    if (profit == domain::Money())
        return Ink::Muted;
    return profit > domain::Money() ? Ink::Won : Ink::Lost;
}

QString matchupText(const domain::Bet& bet)
{
    const QString away = bet.awayTeam.trimmed();
    const QString home = bet.homeTeam.trimmed();
    return away.isEmpty() || home.isEmpty() ? away + home : u"%1 @ %2"_s.arg(away, home);
}

QString kindText(const domain::Slip& slip)
{
    const auto lines = slip.lines.size();
    if (slip.kind == domain::BetKind::Parlay)
        return say("Parlay of %1").arg(lines);
    if (slip.kind == domain::BetKind::Singles)
        return lines == 1 ? say("Single") : say("%1 singles").arg(lines);
    QStringList sizes;
    for (const int size : slip.sizes)
        sizes.append(QString::number(size));
    return say("System %1/%2").arg(sizes.join(u','), QString::number(lines));
}

QString slipText(const domain::Slip& slip)
{
    if (slip.lines.size() == 1)
        return joined({lineName(slip.lines[0]), slip.lines[0].player.simplified()});
    QStringList names;
    for (const domain::Line& line : slip.lines)
        names.append(lineName(line));
    return u"%1: %2"_s.arg(kindText(slip), names.join(u", "_s));
}

QStringList boostTexts(const QList<domain::Boost>& boosts)
{
    QStringList texts;
    for (const domain::Boost& boost : boosts) {
        QString name = boost.name;
        texts.append(u"%1 %2"_s.arg(name.replace(u'_', u' '), rateText(boost.rate)));
    }
    return texts;
}

QString lineDetailText(const domain::Line& line, base::Timestamp now, const QTimeZone& zone)
{
    const QString market = line.selection.isEmpty() ? QString() : line.market;
    QStringList parts {
        line.player.simplified(), market.simplified(), line.description.simplified()};
    parts += boostTexts(line.boosts);
    if (line.startsAt)
        parts.append((hasStarted(line, now) ? say("started %1") : say("starts %1"))
                         .arg(momentText(*line.startsAt, now, zone)));
    return joined(parts);
}

QString summaryNote(const domain::Bet& bet, const LogFacts& facts)
{
    const domain::Slip& slip = bet.slip;
    QStringList parts {
        slip.lines.size() > 1 ? kindText(slip) : QString(), priceText(slip.price, facts)};
    parts += boostTexts(slip.boosts);
    parts.append(slip.book.simplified());
    for (const QString& tag : slip.tags)
        parts.append(u'#' + tag);
    parts.append(slip.note.simplified());
    if (bet.payout.payoutOverride)
        parts.append(say("payout set by hand: %1").arg(bet.payout.payoutOverride->reason));
    return joined(parts);
}

QString summarySums(const domain::Bet& bet, const LogFacts& facts)
{
    const domain::Payout& payout = bet.payout;
    const std::optional<domain::Money> possible =
        payout.settled ? std::nullopt : possibleReturn(bet, facts);
    const QString staked = say("staked %1").arg(amountText(payout.totalWager, facts));
    const QString back = possible ? say("to return %1").arg(amountText(*possible, facts))
                                  : say("returned %1").arg(amountText(payout.totalReturn, facts));
    return staked + u"   "_s + back;
}

QString countText(qsizetype count)
{
    // Grouped as amounts are, whatever the machine's language.
    return QLocale(QLocale::English).toString(static_cast<qlonglong>(count));
}

bool isLate(const domain::Bet& bet)
{
    if (bet.acceptedAt == base::Timestamp())
        return false;
    return std::ranges::any_of(bet.slip.lines, [&](const domain::Line& line) {
        return line.startsAt && *line.startsAt < bet.acceptedAt;
    });
}

bool hasStarted(const domain::Line& line, base::Timestamp now)
{
    return line.startsAt && *line.startsAt <= now;
}

bool hasStartedLine(const domain::Slip& slip, base::Timestamp now)
{
    return std::ranges::any_of(
        slip.lines, [now](const domain::Line& line) { return hasStarted(line, now); });
}

QList<Status> marksOf(const sync::ShownBet& shown, base::Timestamp now)
{
    QList<Status> marks;
    if (shown.delivery == sync::Delivery::Waiting)
        marks.append(Status::Waiting);
    else if (shown.delivery == sync::Delivery::Sent)
        marks.append(Status::Sending);
    else if (shown.delivery == sync::Delivery::Refused)
        marks.append(Status::Refused);
    else if (shown.delivery == sync::Delivery::Conflicted)
        marks.append(Status::Conflict);
    if (shown.bet.editedAt)
        marks.append(Status::Edited);
    if (isLate(shown.bet))
        marks.append(Status::Late);
    // Once all is decided there is nothing left that a lock would keep anybody from.
    if (!shown.bet.payout.settled && hasStartedLine(shown.bet.slip, now))
        marks.append(Status::Locked);
    return marks;
}

QString facetWord(models::StatusFacet facet)
{
    if (facet == models::StatusFacet::Sending)
        return say("Sending");
    if (facet == models::StatusFacet::NeedsAttention)
        return say("Needs attention");
    // The results come first, in the order of LineResult.
    return statusLook(statusOf(static_cast<domain::LineResult>(facet))).word;
}

std::optional<domain::Money> possibleReturn(const domain::Bet& bet, const LogFacts& facts)
{
    const auto money = domain::potentialReturn(bet.slip, bet.results, facts.rules);
    return money ? std::optional(*money) : std::nullopt;
}

QString spokenBet(
    const sync::ShownBet& shown,
    domain::LineResult result,
    const LogFacts& facts,
    base::Timestamp now)
{
    const domain::Bet& bet = shown.bet;
    QStringList parts {
        bet.number == 0 ? say("New bet of %1").arg(bet.userName)
                        : say("Bet %1 of %2").arg(QString::number(bet.number), bet.userName),
        matchupText(bet),
        bet.league,
        slipText(bet.slip),
        statusLook(statusOf(result)).word,
        say("staked %1").arg(amountText(bet.payout.totalWager, facts))};
    if (bet.payout.settled)
        parts.append(say("profit %1").arg(profitText(bet.payout.profit, facts)));
    for (const Status mark : marksOf(shown, now))
        parts.append(statusLook(mark).word);
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QString spokenLine(const domain::Bet& bet, int line, const LogFacts& facts, base::Timestamp now)
{
    const domain::Line& one = bet.slip.lines[line];
    QStringList parts {
        lineName(one),
        lineDetailText(one, now, QTimeZone::systemTimeZone()),
        priceText(one.odds, facts),
        bet.slip.kind == domain::BetKind::Singles
            ? say("staked %1").arg(amountText(one.stake, facts))
            : QString(),
        statusLook(statusOf(bet.results.value(line))).word};
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QString spokenSummary(const domain::Bet& bet, const LogFacts& facts)
{
    return say("%1, staked %2, returned %3, profit %4")
        .arg(
            kindText(bet.slip),
            amountText(bet.payout.totalWager, facts),
            amountText(bet.payout.totalReturn, facts),
            profitText(bet.payout.profit, facts));
}

QString noticeText(const sync::ShownBet& shown)
{
    if (!shown.error.detail.isEmpty())
        return shown.error.detail;
    if (shown.delivery == sync::Delivery::Conflicted && shown.theirs)
        return say("%1 changed the same thing a moment ago.").arg(shown.theirs->updatedBy);
    return say("The log did not take this change.");
}

} // namespace betlog::widgets
