// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/price.h"

#include "domain/rules.h"

namespace betlog::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QChar kTrueMinus(0x2212);

[[nodiscard]] tl::unexpected<base::Error> invalid(const QString& detail)
{
    return base::unexpected(base::Error {base::ErrorCode::Invalid, detail, {}});
}

/// A number without any sign.
[[nodiscard]] std::optional<Ratio> plainNumber(QStringView text)
{
    if (text.contains(u'/') || text.startsWith(u'-'))
        return std::nullopt;
    const auto ratio = ratioFromText(text);
    return ratio ? std::optional(*ratio) : std::nullopt;
}

/// A number that may have a sign; a true minus is one too.
[[nodiscard]] std::optional<Ratio> signedNumber(QStringView text)
{
    const bool isMinus = text.startsWith(u'-') || text.startsWith(kTrueMinus);
    const bool isSigned = isMinus || text.startsWith(u'+');
    const auto size = plainNumber(isSigned ? text.mid(1) : text);
    return isMinus && size ? std::optional(Ratio(-*size)) : size;
}

[[nodiscard]] Ratio sizeOf(const Ratio& number)
{
    return number < 0 ? Ratio(-number) : number;
}

[[nodiscard]] base::Expected<Ratio> american(const QString& text)
{
    const auto a = signedNumber(text);
    if (!a || sizeOf(*a) < 100)
        return invalid(u"An american price is +100 or more, or −100 or less."_s);
    return *a > 0 ? Ratio(1 + *a / 100) : Ratio(1 + 100 / sizeOf(*a));
}

[[nodiscard]] base::Expected<Ratio> decimal(const QString& text)
{
    const auto d = plainNumber(text);
    if (!d || *d <= 1)
        return invalid(u"A decimal price is a number above 1, such as 1.91."_s);
    return *d;
}

[[nodiscard]] base::Expected<Ratio> fractional(const QString& text)
{
    const auto f = ratioFromText(text);
    if (!text.contains(u'/') || !f || *f <= 0)
        return invalid(u"A fractional price is two whole numbers, such as 10/11."_s);
    return Ratio(1 + *f);
}

[[nodiscard]] base::Expected<Ratio> hongKong(const QString& text)
{
    const auto h = plainNumber(text);
    if (!h || *h <= 0)
        return invalid(u"A Hong Kong price is a number above 0, such as 0.91."_s);
    return Ratio(1 + *h);
}

[[nodiscard]] base::Expected<Ratio> malay(const QString& text)
{
    const auto m = signedNumber(text);
    if (!m || *m == 0 || sizeOf(*m) > 1)
        return invalid(u"A Malay price is a number from −1 to 1 that is not 0."_s);
    return *m > 0 ? Ratio(1 + *m) : Ratio(1 + 1 / sizeOf(*m));
}

[[nodiscard]] base::Expected<Ratio> indonesian(const QString& text)
{
    const auto i = signedNumber(text);
    if (!i || sizeOf(*i) < 1)
        return invalid(u"An Indonesian price is 1 or more, or −1 or less."_s);
    return *i > 0 ? Ratio(1 + *i) : Ratio(1 + 1 / sizeOf(*i));
}

[[nodiscard]] base::Expected<Ratio> implied(const QString& text)
{
    const auto p = plainNumber(text.endsWith(u'%') ? QStringView(text).chopped(1) : text);
    if (!p || *p <= 0 || *p >= 100)
        return invalid(u"An implied chance lies between 0% and 100%."_s);
    return Ratio(100 / *p);
}

[[nodiscard]] base::Expected<Ratio> risk(const QString& text, const HouseOdds& house)
{
    const QString rate = text == u"Low" ? house.low
        : text == u"Medium"             ? house.medium
        : text == u"High"               ? house.high
        : text == u"Extreme"            ? house.extreme
                                        : QString();
    if (rate.isEmpty())
        return invalid(u"A house price is Low, Medium, High or Extreme."_s);
    const auto winnings = ratioFromText(rate);
    if (!winnings || *winnings <= 0)
        return invalid(u"The house price %1 is not set to a ratio above 0."_s.arg(text));
    return Ratio(1 + *winnings);
}

[[nodiscard]] base::Expected<Ratio> toWin(const QString& text, Money stake)
{
    const auto w = text.contains(u'.') ? std::nullopt : plainNumber(text);
    if (!w || *w > kMaxAmountMinor)
        return invalid(u"The amount to be won is a whole number of the smallest unit."_s);
    if (stake.minor() <= 0)
        return invalid(u"A price given as an amount to be won needs a stake."_s);
    return Ratio(1 + *w / stake.minor());
}

} // namespace

base::Expected<Ratio> decimalPrice(const Odds& odds, Money stake, const HouseOdds& house)
{
    switch (odds.format) {
    case OddsFormat::American:
        return american(odds.text);
    case OddsFormat::Decimal:
        return decimal(odds.text);
    case OddsFormat::Fractional:
        return fractional(odds.text);
    case OddsFormat::HongKong:
        return hongKong(odds.text);
    case OddsFormat::Malay:
        return malay(odds.text);
    case OddsFormat::Indonesian:
        return indonesian(odds.text);
    case OddsFormat::Implied:
        return implied(odds.text);
    case OddsFormat::Risk:
        return risk(odds.text, house);
    case OddsFormat::ToWin:
        return toWin(odds.text, stake);
    }
    Q_UNREACHABLE();
}

} // namespace betlog::domain
