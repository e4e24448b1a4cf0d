// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/money.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace betlog::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QChar kTrueMinus(0x2212);
constexpr QChar kNoBreakSpace(0x00A0);
constexpr qsizetype kGroup = 3;
constexpr int kMaxExponent = 4;
constexpr qsizetype kMaxCode = 12;
constexpr qsizetype kMaxTypedLength = 40;

struct KnownSymbol
{
    QLatin1StringView code;
    QStringView symbol;
};

constexpr std::array kKnownSymbols {
    KnownSymbol {"USD"_L1, u"$"},
    KnownSymbol {"EUR"_L1, u"€"},
    KnownSymbol {"GBP"_L1, u"£"},
    KnownSymbol {"JPY"_L1, u"¥"},
    KnownSymbol {"CAD"_L1, u"$"},
    KnownSymbol {"AUD"_L1, u"$"},
    KnownSymbol {"NZD"_L1, u"$"},
    KnownSymbol {"INR"_L1, u"₹"},
    KnownSymbol {"NGN"_L1, u"₦"},
    KnownSymbol {"BRL"_L1, u"R$"},
    KnownSymbol {"KRW"_L1, u"₩"},
    KnownSymbol {"ILS"_L1, u"₪"},
    KnownSymbol {"UAH"_L1, u"₴"},
    KnownSymbol {"PLN"_L1, u"zł"},
    KnownSymbol {"BTC"_L1, u"₿"}};

[[nodiscard]] tl::unexpected<base::Error> invalid(const QString& detail)
{
    return base::unexpected(base::Error {base::ErrorCode::Invalid, detail, {}});
}

[[nodiscard]] bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

[[nodiscard]] bool isAsciiLetterOrDigit(QChar c)
{
    return isDigit(c) || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

[[nodiscard]] qint64 powerOfTen(int exponent)
{
    qint64 power = 1;
    for (int i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

[[nodiscard]] QString grouped(QString digits)
{
    for (qsizetype at = digits.size() - kGroup; at > 0; at -= kGroup)
        digits.insert(at, u',');
    return digits;
}

/// The sign that is written in front of an amount.
[[nodiscard]] QString signText(Money amount, MoneySign sign)
{
    if (amount.minor() < 0)
        return kTrueMinus;
    return sign == MoneySign::Always && amount.minor() > 0 ? u"+"_s : QString();
}

[[nodiscard]] QString sizeText(Money amount, const Currency& currency)
{
    const qint64 size = qAbs(amount.minor());
    const qint64 unit = powerOfTen(currency.exponent);
    QString text = grouped(QString::number(size / unit));
    if (currency.exponent > 0)
        text += u'.' + QString::number(size % unit).rightJustified(currency.exponent, u'0');
    return text;
}

/// What a person typed, taken apart: digits before and after the decimal separator.
struct TypedAmount
{
    bool isNegative = false;
    QString whole;
    QString decimals;
};

/// Drops the currency's symbol or code from one end of the text.
[[nodiscard]] QString withoutUnit(const QString& text, const Currency& currency)
{
    for (const QString& unit : {currency.symbol, currency.code}) {
        if (unit.isEmpty())
            continue;
        if (text.startsWith(unit, Qt::CaseInsensitive))
            return text.mid(unit.size()).trimmed();
        if (text.endsWith(unit, Qt::CaseInsensitive))
            return text.chopped(unit.size()).trimmed();
    }
    return text;
}

/// Drops a sign in front and says whether it was a minus; nothing if there is none.
[[nodiscard]] std::optional<bool> takeSign(QString& text)
{
    const QChar first = text.isEmpty() ? QChar() : text.front();
    const bool isMinus = first == u'-' || first == kTrueMinus;
    if (!isMinus && first != u'+')
        return std::nullopt;
    text = text.mid(1).trimmed();
    return isMinus;
}

/// Whether the whole part is plain digits, or digits in groups of three ("1,234", "12 345").
[[nodiscard]] bool isGroupedWell(const QString& whole, QChar separator)
{
    const QStringList groups = whole.split(separator);
    const bool areDigits = std::all_of(groups.begin(), groups.end(), [](const QString& group) {
        return !group.isEmpty() && std::all_of(group.begin(), group.end(), isDigit);
    });
    const bool areThrees = std::all_of(groups.begin() + 1, groups.end(), [](const QString& group) {
        return group.size() == kGroup;
    });
    const QString& first = groups.front();
    const bool isHeadFine =
        groups.size() == 1 || (first.size() <= kGroup && !first.startsWith(u'0'));
    return areDigits && areThrees && isHeadFine;
}

/// Where the decimal separator stands, or -1. A point that stands alone is one; so is a comma,
/// unless it could separate thousands ("1,234"). Of points and commas together, the last one is.
[[nodiscard]] qsizetype decimalSeparator(const QString& text)
{
    const auto points = text.count(u'.');
    const auto commas = text.count(u',');
    if (points > 0 && commas > 0)
        return std::max(text.lastIndexOf(u'.'), text.lastIndexOf(u','));
    if (points == 1)
        return text.indexOf(u'.');
    if (commas == 1 && !isGroupedWell(text, u','))
        return text.indexOf(u',');
    return -1;
}

/// The character that separates thousands in the whole part: the first that is no digit.
[[nodiscard]] QChar groupSeparator(const QString& whole)
{
    const auto at = std::find_if_not(whole.begin(), whole.end(), isDigit);
    return at == whole.end() ? QChar(u',') : *at;
}

[[nodiscard]] std::optional<TypedAmount> takeApart(QStringView typed, const Currency& currency)
{
    QString text = typed.trimmed().toString();
    for (QChar& c : text)
        c = c.isSpace() ? QChar(u' ') : c;
    TypedAmount amount;
    std::optional<bool> sign = takeSign(text);
    text = withoutUnit(text, currency);
    if (!sign)
        sign = takeSign(text);
    amount.isNegative = sign.value_or(false);

    const qsizetype separator = decimalSeparator(text);
    amount.whole = separator < 0 ? text : text.left(separator);
    amount.decimals = separator < 0 ? QString() : text.mid(separator + 1);
    if (amount.whole.isEmpty() && !amount.decimals.isEmpty())
        amount.whole = u"0"_s; // ".5" is half a unit.

    const QChar group = groupSeparator(amount.whole);
    const bool isKnownGroup = QStringView(u",. '\u2019").contains(group);
    const bool areDecimalsFine = separator < 0
        || (!amount.decimals.isEmpty()
            && std::all_of(amount.decimals.begin(), amount.decimals.end(), isDigit));
    if (!isKnownGroup || !areDecimalsFine || !isGroupedWell(amount.whole, group))
        return std::nullopt;
    amount.whole.remove(group);
    return amount;
}

} // namespace

base::Expected<Currency> Currency::fromText(const QString& text)
{
    const qsizetype colon = text.indexOf(u':');
    const QString code = text.left(colon);
    const QString digits = text.mid(colon + 1);
    const bool isCodeFine = !code.isEmpty() && code.size() <= kMaxCode
        && std::all_of(code.begin(), code.end(), isAsciiLetterOrDigit);
    if (colon < 0 || !isCodeFine)
        return invalid(u"A currency is written as a code, a colon and its digits: USD:2."_s);
    if (digits.size() != 1 || digits.front() < u'0' || digits.front() > QChar(u'0' + kMaxExponent))
        return invalid(u"A currency has 0 to 4 digits after the point."_s);
    const auto known = std::find_if(
        kKnownSymbols.begin(), kKnownSymbols.end(), [&code](const KnownSymbol& candidate) {
            return candidate.code == code;
        });
    const QString symbol = known == kKnownSymbols.end() ? QString() : known->symbol.toString();
    return Currency {code, symbol, digits.front().digitValue()};
}

QString formatMoney(Money amount, const Currency& currency, MoneySign sign)
{
    return signText(amount, sign) + sizeText(amount, currency);
}

QString formatMoneyWithUnit(Money amount, const Currency& currency, MoneySign sign)
{
    const QString size = sizeText(amount, currency);
    if (currency.symbol.isEmpty())
        return signText(amount, sign) + size + kNoBreakSpace + currency.code;
    return signText(amount, sign) + currency.symbol + size;
}

base::Expected<Money> parseMoney(QStringView text, const Currency& currency)
{
    if (text.trimmed().isEmpty())
        return invalid(u"Enter an amount."_s);
    const auto typed = text.size() <= kMaxTypedLength ? takeApart(text, currency) : std::nullopt;
    if (!typed)
        return invalid(u"This is not an amount."_s);
    if (typed->decimals.size() > currency.exponent) {
        return invalid(
            currency.exponent == 0
                ? u"%1 has no digits after the point."_s.arg(currency.code)
                : u"%1 has %2 digits after the point."_s.arg(currency.code).arg(currency.exponent));
    }
    const QString digits = typed->whole + typed->decimals.leftJustified(currency.exponent, u'0');
    bool isInRange = false;
    const qint64 minor = digits.toLongLong(&isInRange);
    if (!isInRange || minor > kMaxAmountMinor)
        return invalid(u"This amount is too large."_s);
    return Money(typed->isNegative ? -minor : minor);
}

} // namespace betlog::domain
