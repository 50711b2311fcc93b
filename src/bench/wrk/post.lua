-- Posts one form, each time as one of 64 browsers per thread: two posts of the same browser would wait
-- for one another's row. Arguments after the address: the form, URL-encoded.
local threads = 0
function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

local posts = {}
local count = 0
function init(args)
  if wrk.headers["Cookie"] then
    -- somebody who is signed in
    wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
    posts[1] = wrk.format("POST", nil, wrk.headers, args[1])
    return
  end
  for i = 1, 64 do
    local cookie = string.format("pv_brouillon=bench-%d-%02d%s", number, i, string.rep("x", 22))
    posts[i] = wrk.format("POST", nil, {
      ["Content-Type"] = "application/x-www-form-urlencoded",
      ["Cookie"] = cookie
    }, args[1])
  end
end

function request()
  count = count % #posts + 1
  return posts[count]
end
