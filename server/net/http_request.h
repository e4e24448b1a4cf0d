// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/net/door_rules.h"
#include "server/net/request_head.h"

namespace betlog::net {

/// One whole request that the door has let in.
struct HttpRequest
{
    RequestHead head;
    Admission admission;
    QByteArray body;
    QHostAddress peer;
};

} // namespace betlog::net
