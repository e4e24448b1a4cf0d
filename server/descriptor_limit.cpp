// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/descriptor_limit.h"

#include <algorithm>
#include <sys/resource.h>

namespace betlog::server {

int raiseDescriptorLimit()
{
    constexpr rlim_t kOurOwn = 100; ///< the log's files, the threads' and Qt's descriptors
    constexpr rlim_t kPlenty = 65'536;
    rlimit limit {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 0;
    const rlim_t wanted = std::min(std::max(limit.rlim_cur, kPlenty), limit.rlim_max);
    const rlimit raised {wanted, limit.rlim_max};
    if (::setrlimit(RLIMIT_NOFILE, &raised) == 0)
        limit = raised;
    return static_cast<int>(std::min(limit.rlim_cur, kPlenty) - std::min(limit.rlim_cur, kOurOwn));
}

} // namespace betlog::server
