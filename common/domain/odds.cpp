// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/odds.h"

#include "domain/bet_rules.h"
#include "domain/price.h"
#include "domain/rules.h"

#include <array>

namespace betlog::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QChar kTrueMinus(0x2212);

struct NamedFormat
{
    OddsFormat format;
    QLatin1StringView name;
};

constexpr std::array kFormats {
    NamedFormat {OddsFormat::American, "american"_L1},
    NamedFormat {OddsFormat::Decimal, "decimal"_L1},
    NamedFormat {OddsFormat::Fractional, "fractional"_L1},
    NamedFormat {OddsFormat::HongKong, "hongkong"_L1},
    NamedFormat {OddsFormat::Malay, "malay"_L1},
    NamedFormat {OddsFormat::Indonesian, "indonesian"_L1},
    NamedFormat {OddsFormat::Implied, "implied"_L1},
    NamedFormat {OddsFormat::Risk, "risk"_L1},
    NamedFormat {OddsFormat::ToWin, "to_win"_L1}};

constexpr std::array kRiskNames {"Low"_L1, "Medium"_L1, "High"_L1, "Extreme"_L1};

[[nodiscard]] bool hasSign(QStringView text)
{
    return text.startsWith(u'+') || text.startsWith(u'-') || text.startsWith(kTrueMinus);
}

/// A bare number of at least three digits before the point: what american prices look like.
[[nodiscard]] bool looksAmerican(QStringView text)
{
    const QStringView size = hasSign(text) ? text.mid(1) : text;
    const qsizetype point = size.indexOf(u'.');
    const qsizetype wholeDigits = point < 0 ? size.size() : point;
    return wholeDigits >= 3 && !size.startsWith(u'0') && (point < 0 || hasSign(text));
}

[[nodiscard]] std::optional<QString> riskName(QStringView typed)
{
    for (const QLatin1StringView name : kRiskNames) {
        if (typed.compare(name, Qt::CaseInsensitive) == 0)
            return QString(name);
    }
    return std::nullopt;
}

/// What the typed text looks like, before it is checked. Blanks have gone, a decimal comma is a
/// point.
[[nodiscard]] Odds guess(const QString& text)
{
    const QString word = text.toCaseFolded();
    if (word == u"evens" || word == u"even" || word == u"evs")
        return {OddsFormat::Fractional, u"1/1"_s};
    if (const auto risk = riskName(text))
        return {OddsFormat::Risk, *risk};
    if (text.contains(u'/'))
        return {OddsFormat::Fractional, text};
    if (text.endsWith(u'%'))
        return {OddsFormat::Implied, text};
    return {looksAmerican(text) ? OddsFormat::American : OddsFormat::Decimal, text};
}

} // namespace

QLatin1StringView oddsFormatName(OddsFormat format)
{
    for (const NamedFormat& named : kFormats) {
        if (named.format == format)
            return named.name;
    }
    Q_UNREACHABLE();
}

std::optional<OddsFormat> oddsFormatFromName(QStringView name)
{
    for (const NamedFormat& named : kFormats) {
        if (name == named.name)
            return named.format;
    }
    return std::nullopt;
}

base::Expected<void> checkOdds(const Odds& odds)
{
    if (odds.text.size() > bet_limits::kMaxOddsText)
        return base::unexpected(
            base::Error {base::ErrorCode::Invalid, u"A price has at most 16 characters."_s, {}});
    // The stake only matters for its being there: any will do to see whether the text is a price.
    const auto price = decimalPrice(odds, Money(1), HouseOdds());
    if (!price)
        return base::unexpected(price.error());
    return {};
}

std::optional<Odds> recogniseOdds(QStringView typed)
{
    QString text = typed.trimmed().toString();
    text.remove(u' ');
    if (text.count(u',') == 1 && !text.contains(u'.'))
        text.replace(u',', u'.');
    const Odds odds = guess(text);
    return checkOdds(odds) ? std::optional(odds) : std::nullopt;
}

QString displayOdds(const Odds& odds)
{
    QString text = odds.text;
    text.replace(u'-', kTrueMinus);
    switch (odds.format) {
    case OddsFormat::American:
        return hasSign(text) ? text : u'+' + text;
    case OddsFormat::Implied:
        return text.endsWith(u'%') ? text : text + u'%';
    case OddsFormat::ToWin:
        return {};
    // The text alone would be taken for a decimal price.
    case OddsFormat::HongKong:
        return text + u" HK"_s;
    case OddsFormat::Malay:
        return text + u" MY"_s;
    case OddsFormat::Indonesian:
        return text + u" ID"_s;
    default:
        return text;
    }
}

} // namespace betlog::domain
