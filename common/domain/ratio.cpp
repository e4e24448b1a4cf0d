// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/ratio.h"

#include <algorithm>

namespace betlog::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kMaxRatioText = 40;

[[nodiscard]] bool isDigits(QStringView text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// Appends decimal digits to a number. cpp_int's own reading of "010" would be octal.
[[nodiscard]] Integer withDigits(Integer number, QStringView digits)
{
    for (const QChar digit : digits)
        number = number * 10 + (digit.unicode() - u'0');
    return number;
}

[[nodiscard]] std::optional<Ratio> fraction(QStringView numerator, QStringView denominator)
{
    if (!isDigits(numerator) || !isDigits(denominator))
        return std::nullopt;
    const Integer below = withDigits(0, denominator);
    return below == 0 ? std::nullopt : std::optional(Ratio(withDigits(0, numerator), below));
}

[[nodiscard]] std::optional<Ratio> pointNumber(QStringView text)
{
    const qsizetype point = text.indexOf(u'.');
    const QStringView whole = point < 0 ? text : text.left(point);
    const QStringView decimals = point < 0 ? QStringView() : text.mid(point + 1);
    if (!isDigits(whole) || (point >= 0 && !isDigits(decimals)))
        return std::nullopt;
    Integer scale = 1;
    for (qsizetype i = 0; i < decimals.size(); ++i)
        scale *= 10;
    return Ratio(withDigits(withDigits(0, whole), decimals), scale);
}

} // namespace

base::Expected<Ratio> ratioFromText(QStringView text)
{
    const bool isNegative = text.startsWith(u'-');
    const QStringView size = isNegative ? text.mid(1) : text;
    const qsizetype slash = size.indexOf(u'/');
    std::optional<Ratio> ratio;
    if (text.size() <= kMaxRatioText)
        ratio = slash < 0 ? pointNumber(size) : fraction(size.left(slash), size.mid(slash + 1));
    if (!ratio)
        return base::unexpected(base::Error {
            base::ErrorCode::Invalid, u"This must be a number such as 3, 1.25 or 9/100."_s, {}});
    return isNegative ? Ratio(-*ratio) : *ratio;
}

} // namespace betlog::domain
