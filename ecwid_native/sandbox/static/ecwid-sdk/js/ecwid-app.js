/**
 * A stand-in for the native app SDK, version 1.3.0, written for the sandbox from its documentation.
 * Same eleven members, same messages, same quirks. One difference: storage calls go to the sandbox's
 * REST API instead of the real one; the server writes its address in below. Another: a page that a
 * redirect led to is never ready, because the Control Panel does not show such pages.
 */
(function () {
  "use strict";

  // A test may define its own object before: the first one stays.
  if (window.EcwidApp) return;

  var DEFAULT_API = "https://app.ecwid.com/api/v3/";
  var HEIGHT_INTERVAL = 333;
  var initialized = false;
  var appId;
  var payload = null;
  var lastHeight;

  function post(method, data) {
    // A JSON string, never an object; undefined members vanish.
    window.parent.postMessage(
      JSON.stringify({ ecwidAppNs: appId, method: method, data: data }), "*");
  }

  function requireInit() {
    if (!initialized) throw new Error("Not initialized");
  }

  /** Two characters per char code: text beyond Latin-1 arrives garbled, as with the original. */
  function decodeHex(hex) {
    var text = "";
    for (var i = 0; i < hex.length; i += 2) {
      text += String.fromCharCode(parseInt(hex.substr(i, 2), 16));
    }
    return JSON.parse(text);
  }

  function tryDecode(hex) {
    try {
      return decodeHex(hex);
    } catch (error) {
      console.log(error);
      return undefined;
    }
  }

  function readPayload() {
    var hash = window.location.hash;
    var result = null;
    if (hash.length > 1) result = tryDecode(hash.slice(1));
    else console.log("Wrong hash value:", hash);
    if (result) return result;
    var match = /[?&]devpayload=([^&]*)/.exec(window.location.search);
    return match ? tryDecode(match[1]) : result;
  }

  /** Browsers tell of redirects within one origin only. */
  function wasRedirected() {
    var entry = performance.getEntriesByType("navigation")[0];
    return Boolean(entry && entry.redirectCount);
  }

  function sendHeight() {
    var height = document.documentElement.offsetHeight;
    if (height === lastHeight) return;
    lastHeight = height;
    post("setSize", { height: height + "px" });
  }

  function request(method, key, body, done) {
    var base = typeof window.getEcwidSdkApiDomain === "function"
      ? window.getEcwidSdkApiDomain() : DEFAULT_API;
    // No payload (encrypted mode): this throws a TypeError, as with the original.
    var url = base + payload.store_id + "/storage" + (key === null ? "" : "/" + key)
      + "?token=" + payload.access_token;
    var xhr = new XMLHttpRequest();
    xhr.open(method, url, true);
    xhr.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    xhr.setRequestHeader("Content-type", "text/plain; charset=utf-8");
    xhr.onreadystatechange = function () {
      if (xhr.readyState === 4) done(xhr);
    };
    xhr.send(body);
  }

  function readAll(callback) {
    request("GET", null, null, function (xhr) {
      if (xhr.status === 200) callback(JSON.parse(xhr.responseText));
    });
  }

  /** The error callback of the original is never called; so it is not even taken here. */
  function readOne(key, callback) {
    request("GET", key, null, function (xhr) {
      if (xhr.status === 200) callback(JSON.parse(xhr.responseText).value);
      else if (xhr.status === 404) callback(null);
    });
  }

  function write(key, value, callback, errorCallback) {
    request("POST", key, value, function (xhr) {
      var next = xhr.status === 200 ? callback : errorCallback;
      if (typeof next === "function") next(xhr);
    });
  }

  window.EcwidApp = {
    init: function (params) {
      if (initialized) throw new Error("Already initialized");
      if (typeof params !== "object" || params === null) {
        throw new Error("The argument is not an object");
      }
      if (params.app_id !== undefined && typeof params.app_id !== "string") {
        throw new Error("'app_id' param must be string");
      }
      initialized = true;
      appId = params.app_id;
      payload = readPayload();
      if (params.autoloadedflag) {
        window.addEventListener("load", function () { window.EcwidApp.ready(); });
      }
      if (params.autoheight) setInterval(sendHeight, HEIGHT_INTERVAL);
    },

    ready: function () {
      requireInit();
      if (wasRedirected()) {
        console.error("A redirect led to this page: the Control Panel shows an error instead of it. "
          + "Register the address that answers by itself.");
        return;
      }
      post("ready", {});
    },

    setSize: function (params) {
      var height = params && params.height;
      if (typeof height === "number" && height % 1 === 0) height += "px";
      else if (typeof height !== "string") throw new Error("Missing or invalid 'height' param");
      post("setSize", { height: height });
    },

    openPage: function (page) {
      requireInit();
      post("openPage", page);
    },

    closeAppPopup: function () {
      requireInit();
      post("closeAppPopup");
    },

    sendUserToUpgrade: function (features, plan, period) {
      var given = features !== null && features !== undefined;
      if (given && !(Array.isArray(features) && features.length)) {
        throw new Error("'features' param must be a non-empty array");
      }
      post("upgradePlan", { features: features, plan: plan, period: period });
    },

    getPayload: function () {
      return payload;
    },

    getAppStorage: function (key, callback) {
      if (!arguments.length) throw new Error("No arguments passed");
      if (typeof key === "function") {
        readAll(key);
        return;
      }
      if (typeof callback !== "function") throw new Error("No success callback specified");
      readOne(key, callback);
    },

    setAppStorage: function (values, callback, errorCallback) {
      Object.keys(values).forEach(function (key) {
        if (typeof values[key] === "string") write(key, values[key], callback, errorCallback);
      });
    },

    setAppPublicConfig: function (value, callback, errorCallback) {
      write("public", value, callback, errorCallback);
    },

    getAppPublicConfig: function (callback) {
      window.EcwidApp.getAppStorage("public", callback);
    },
  };
})();
