// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/byte_budget.h"

#include <utility>

namespace betlog::net {

bool ByteBudget::Claim::grow(qsizetype bytes)
{
    const qsizetype share = m_address.isLoopback() ? m_budget.m_all : m_budget.m_fromOneAddress;
    const qsizetype ofAddress = m_budget.m_byAddress.value(m_address) + bytes;
    if (m_budget.m_taken + bytes > m_budget.m_all || ofAddress > share)
        return false;
    if (bytes > 0)
        m_budget.m_byAddress.insert(m_address, ofAddress);
    m_budget.m_taken += bytes;
    m_bytes += bytes;
    return true;
}

void ByteBudget::Claim::release()
{
    const qsizetype bytes = std::exchange(m_bytes, 0);
    if (bytes == 0)
        return;
    m_budget.m_taken -= bytes;
    const auto ofAddress = m_budget.m_byAddress.find(m_address);
    ofAddress.value() -= bytes;
    if (ofAddress.value() == 0)
        m_budget.m_byAddress.erase(ofAddress);
}

} // namespace betlog::net
