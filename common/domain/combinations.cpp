// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/combinations.h"

#include <algorithm>

namespace betlog::domain {

Combinations::Combinations(const std::vector<Ratio>& factors)
    : m_suffixes(factors.size() + 1, Integer(1))
{
    for (const Ratio& factor : factors) {
        m_numerators.push_back(numerator(factor));
        m_denominators.push_back(denominator(factor));
    }
    for (std::size_t i = factors.size(); i-- > 0;)
        m_suffixes[i] = m_suffixes[i + 1] * m_denominators[i];
}

std::vector<Integer> Combinations::sums(std::size_t maxSize) const
{
    std::vector<Integer> coefficients(maxSize + 1, Integer(0));
    coefficients.front() = 1;
    for (std::size_t leg = 0; leg < m_numerators.size(); ++leg) {
        for (std::size_t size = std::min(maxSize, leg + 1); size > 0; --size) {
            coefficients[size] *= m_denominators[leg];
            coefficients[size] += coefficients[size - 1] * m_numerators[leg];
        }
        coefficients.front() *= m_denominators[leg];
    }
    return coefficients;
}

void Combinations::forEach(std::size_t size, const std::function<void(const Integer&)>& visit) const
{
    if (size <= m_numerators.size())
        extend(0, size, Integer(1), visit);
}

/// Picks `missing` more legs from `from` on; `product` covers all legs before.
void Combinations::extend(
    std::size_t from,
    std::size_t missing,
    Integer product,
    const std::function<void(const Integer&)>& visit) const
{
    if (missing == 0)
        return visit(product * m_suffixes[from]);
    for (std::size_t leg = from; leg + missing <= m_numerators.size(); ++leg) {
        extend(leg + 1, missing - 1, product * m_numerators[leg], visit);
        product *= m_denominators[leg];
    }
}

} // namespace betlog::domain
