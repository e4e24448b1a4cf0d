// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/world/sim_cable.h"

#include "tests/support/world/sim_wire.h"

namespace betlog::tests {

std::chrono::milliseconds SimCable::delay()
{
    return std::chrono::milliseconds(1 + static_cast<qint64>(m_random.below(slowestMs)));
}

void SimCable::enter(const std::shared_ptr<SimWire>& wire)
{
    m_wires.push_back(wire);
}

std::vector<std::shared_ptr<SimWire>> SimCable::standing()
{
    std::vector<std::shared_ptr<SimWire>> wires;
    for (const std::weak_ptr<SimWire>& wire : m_wires) {
        if (auto standing = wire.lock())
            wires.push_back(std::move(standing));
    }
    m_wires.assign(wires.begin(), wires.end());
    return wires;
}

void SimCable::cutAll()
{
    for (const auto& wire : standing())
        wire->cut();
}

void SimCable::stallAll()
{
    for (const auto& wire : standing())
        wire->stall();
}

void SimCable::clogAll(bool clogged)
{
    for (const auto& wire : standing())
        wire->clog(clogged);
}

void SimCable::heal()
{
    isReachable = true;
    refusesUpgrades = false;
    isSwallowing = false;
    losesSome = false;
    slowestMs = 80;
    clogAll(false);
}

} // namespace betlog::tests
