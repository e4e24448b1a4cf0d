// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"

#include <QMetaType>
#include <QString>

#include <compare>

namespace betlog::domain {

/// An amount in the log's minor units (cents of a USD log, whole chips of a play-money log).
/// |amount| ≤ kMaxAmountMinor: every amount is exact in JSON too (RFC 8785 numbers are doubles).
class Money
{
public:
    constexpr Money() = default;

    constexpr explicit Money(qint64 minor)
        : m_minor(minor)
    { }

    [[nodiscard]] constexpr qint64 minor() const { return m_minor; }

    friend constexpr auto operator<=>(const Money&, const Money&) = default;

    friend constexpr Money operator+(Money a, Money b) { return Money(a.m_minor + b.m_minor); }

    friend constexpr Money operator-(Money a, Money b) { return Money(a.m_minor - b.m_minor); }

    friend constexpr Money operator-(Money a) { return Money(-a.m_minor); }

    constexpr Money& operator+=(Money other)
    {
        m_minor += other.m_minor;
        return *this;
    }

private:
    qint64 m_minor = 0;
};

inline constexpr qint64 kMaxAmountMinor = 9'007'199'254'740'991; ///< 2^53 − 1
inline constexpr qint64 kMaxStakeMinor = 1'000'000'000'000; ///< 10^12, protocol.md section 1

/// What the log's amounts are counted in.
struct Currency
{
    QString code; ///< ISO 4217, or a name of the group's own such as "CHIPS"
    QString symbol; ///< may be empty
    int exponent = 2; ///< digits after the point, 0 to 4

    /// Reads "USD:2" (a setting); the symbol of a known code is filled in.
    [[nodiscard]] static base::Expected<Currency> fromText(const QString& text);
    friend bool operator==(const Currency&, const Currency&) = default;
};

enum class MoneySign { WhenNegative, Always };

/// "1,234.50" with a true minus; `Always` also writes "+18.00" and leaves zero bare ("0.00").
[[nodiscard]] QString
formatMoney(Money amount, const Currency& currency, MoneySign sign = MoneySign::WhenNegative);
/// As formatMoney, with the currency's symbol in front, or its code behind where it has none.
[[nodiscard]] QString formatMoneyWithUnit(
    Money amount, const Currency& currency, MoneySign sign = MoneySign::WhenNegative);
/// Reads what a person types: "30", "30.5", "30,50", "1,234.50", "1 234,50", "$30", "-5". Never
/// rounds: more digits than the currency has are an error.
[[nodiscard]] base::Expected<Money> parseMoney(QStringView text, const Currency& currency);

} // namespace betlog::domain

Q_DECLARE_METATYPE(betlog::domain::Money)
