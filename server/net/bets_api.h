// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/net/api_context.h"

namespace betlog::net {

class Router;

/// The calls that read bets: a page, a week, one, its payout, its history.
class BetsApi
{
public:
    explicit BetsApi(const ApiContext& context)
        : m_context(context)
    { }

    void addTo(Router& router);

private:
    void page(const ApiCall& call);
    void weekOrBet(const ApiCall& call);
    void week(const ApiCall& call, domain::WeekKey week);
    void one(const ApiCall& call, const core::BetKey& key);
    void payout(const ApiCall& call);
    void history(const ApiCall& call);

    ApiContext m_context;
};

} // namespace betlog::net
