// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/receipt.h"

#include "domain/settlement.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

namespace betlog::models {

using namespace Qt::Literals::StringLiterals;
using domain::LineResult;

namespace {

[[nodiscard]] QString tr(const char* text)
{
    return QCoreApplication::translate("Receipt", text);
}

[[nodiscard]] QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

[[nodiscard]] QString oddsText(const domain::Odds& odds, const domain::Currency& currency)
{
    if (odds.format != domain::OddsFormat::ToWin)
        return domain::displayOdds(odds);
    return tr("to win %1")
        .arg(domain::formatMoney(domain::Money(odds.text.toLongLong()), currency));
}

[[nodiscard]] QString boostsText(const QList<domain::Boost>& boosts)
{
    QStringList texts;
    for (const domain::Boost& boost : boosts)
        texts.append(tr("%1 × %2").arg(boost.name).replace(u'_', u' ').arg(boost.rate));
    return texts.join(u", "_s);
}

[[nodiscard]] ReceiptLine receiptLine(
    const domain::Bet& bet,
    qsizetype index,
    const domain::Currency& currency,
    const domain::SettlementRules& rules)
{
    const domain::Line& line = bet.slip.lines[index];
    ReceiptLine text;
    text.title = line.selection;
    text.detail = joined({line.player, line.description});
    text.odds = line.odds ? oddsText(*line.odds, currency) : QString();
    text.boosts = boostsText(line.boosts);
    text.result = bet.results.value(index);
    if (bet.slip.kind != domain::BetKind::Singles)
        return text;
    text.stake = domain::formatMoney(line.stake, currency);
    if (text.result == LineResult::Pending)
        return text;
    if (const auto returned = domain::lineReturn(bet.slip, index, text.result, rules))
        text.returned = domain::formatMoney(*returned, currency);
    return text;
}

[[nodiscard]] QString termsText(const domain::Slip& slip, const domain::Currency& currency)
{
    const QString stake = domain::formatMoney(slip.stake, currency);
    switch (slip.kind) {
    case domain::BetKind::Singles:
        return {};
    case domain::BetKind::Parlay:
        return slip.price ? tr("Parlay, %1 at %2").arg(stake, oddsText(*slip.price, currency))
                          : tr("Parlay, %1").arg(stake);
    case domain::BetKind::System:
        return tr("System of %1 combinations, %2 each")
            .arg(domain::combinationCount(slip))
            .arg(stake);
    }
    Q_UNREACHABLE();
}

[[nodiscard]] QList<ReceiptSum>
sums(const domain::Bet& bet, const domain::Currency& currency, const domain::SettlementRules& rules)
{
    const domain::Payout& payout = bet.payout;
    QList<ReceiptSum> sums {{tr("Wager"), domain::formatMoney(payout.totalWager, currency)}};
    if (!payout.settled) {
        if (const auto open = domain::potentialReturn(bet.slip, bet.results, rules))
            sums.append({tr("Can return"), domain::formatMoney(*open, currency)});
        return sums;
    }
    sums.append({tr("Winnings"), domain::formatMoney(payout.totalWin, currency)});
    sums.append({tr("Returned"), domain::formatMoney(payout.totalReturn, currency)});
    sums.append(
        {tr("Profit"), domain::formatMoney(payout.profit, currency, domain::MoneySign::Always)});
    return sums;
}

[[nodiscard]] QString remark(const domain::Bet& bet)
{
    if (bet.payout.payoutOverride)
        return tr("Paid as a bookkeeper set it: %1").arg(bet.payout.payoutOverride->reason);
    return bet.slip.note;
}

} // namespace

QString resultWord(LineResult result)
{
    switch (result) {
    case LineResult::Pending:
        return tr("Pending");
    case LineResult::Won:
        return tr("Won");
    case LineResult::Lost:
        return tr("Lost");
    case LineResult::Push:
        return tr("Push");
    case LineResult::Void:
        return tr("Void");
    case LineResult::HalfWon:
        return tr("Half won");
    case LineResult::HalfLost:
        return tr("Half lost");
    }
    Q_UNREACHABLE();
}

Receipt receiptOf(
    const domain::Bet& bet,
    const domain::Currency& currency,
    const domain::SettlementRules& rules,
    const QTimeZone& zone)
{
    Receipt receipt;
    // Until the server has seen a bet it has no number.
    receipt.title = bet.number > 0 ? tr("Bet #%1").arg(bet.number) : tr("Bet");
    receipt.person = bet.userName;
    receipt.matchup = tr("%1 @ %2").arg(bet.awayTeam.trimmed(), bet.homeTeam.trimmed());
    const QDateTime placed = bet.betDate.utc().toTimeZone(zone);
    receipt.place = joined({bet.league, QLocale::c().toString(placed, u"ddd d MMM yyyy, HH:mm"_s)});
    receipt.terms = termsText(bet.slip, currency);
    for (qsizetype i = 0; i < bet.slip.lines.size(); ++i)
        receipt.lines.append(receiptLine(bet, i, currency, rules));
    receipt.result = domain::betResult(bet.slip, bet.results, rules);
    receipt.verdict = resultWord(receipt.result);
    receipt.sums = sums(bet, currency, rules);
    receipt.remark = remark(bet);
    return receipt;
}

QString receiptText(const Receipt& receipt)
{
    QStringList rows {joined({receipt.title, receipt.person}), receipt.matchup, receipt.place};
    if (!receipt.terms.isEmpty())
        rows.append(receipt.terms);
    rows.append(QString());
    for (const ReceiptLine& line : receipt.lines) {
        rows.append(joined({line.title, line.detail}));
        QString amounts = line.stake;
        if (!line.returned.isEmpty())
            amounts += u" → "_s + line.returned;
        rows.append(u"    "_s + joined({line.odds, line.boosts, amounts, resultWord(line.result)}));
    }
    rows.append(QString());
    for (const ReceiptSum& sum : receipt.sums)
        rows.append(sum.title + u": "_s + sum.amount);
    rows.append(receipt.verdict);
    if (!receipt.remark.isEmpty())
        rows.append(receipt.remark);
    return rows.join(u'\n');
}

} // namespace betlog::models
