// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/ratio.h"

#include <functional>
#include <vector>

namespace betlog::domain {

/// The combinations that a system plays over its live legs (neither lost nor pending), reckoned on
/// one common denominator: with the factors nᵢ/dᵢ, a combination returns
///
///     Π{in it} nᵢ · Π{not in it} dᵢ  over  D = Π{all} dᵢ
///
/// so that nothing is ever reduced, and the cost is a few multiplications a combination.
class Combinations
{
public:
    explicit Combinations(const std::vector<Ratio>& factors);

    /// D: what one unit is in the numerators below.
    [[nodiscard]] const Integer& unit() const { return m_suffixes.front(); }

    /// [size]: the returns of all combinations of that size, up to `maxSize`, added up without
    /// enumerating them: the coefficient of x^size in Π (dᵢ + nᵢ·x), an elementary symmetric
    /// polynomial.
    [[nodiscard]] std::vector<Integer> sums(std::size_t maxSize) const;

    /// Calls `visit` with the return of every combination of one size.
    void forEach(std::size_t size, const std::function<void(const Integer&)>& visit) const;

private:
    void extend(
        std::size_t from,
        std::size_t missing,
        Integer product,
        const std::function<void(const Integer&)>& visit) const;

    std::vector<Integer> m_numerators;
    std::vector<Integer> m_denominators;
    std::vector<Integer> m_suffixes; ///< [i]: the product of the denominators from i on
};

} // namespace betlog::domain
